# The card that leads through a lesson. Names of pages and of controls are as they stand there.

guide-place = { $lesson } · step { $step } of { $steps }
guide-question = { $lesson } · question { $question } of 3
guide-elsewhere = This step is on the page { $page }.
guide-there = Take me there
guide-go = Go there
guide-show = Show me where
guide-ticked = Done
guide-next = Next
guide-skip = Skip
guide-back = Back
guide-restart = Restart
guide-leave = Leave the lesson
