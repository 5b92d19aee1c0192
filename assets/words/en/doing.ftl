# What is being done while somebody waits.

doing-starting = Starting
doing-waiting = Waiting
doing-placed = { $count } { $items } placed
doing-found = { $count } { $items } found
doing-trying = Trying { $space }
doing-asking-originals = Asking for the originals
doing-matching = Matching them by their hashes
doing-originals-kept = { $count } originals kept
doing-map = Drawing the { $dimensions }D map
doing-maps = Drawing the maps
doing-keeping-maps = Keeping the maps
doing-measured = Measured on { $device } by a few steps
doing-measured-cpu = Measured on the processor by a few steps
doing-measured-mps = Measured on the graphics chip by a few steps
doing-axes = Finding what differs most
doing-writing-networks = Writing the networks
doing-checking-networks = Checking the networks
doing-exporting = Exporting the networks
doing-looking = Looking at the data
doing-measuring = Measuring
doing-directions = Finding directions
doing-comparing = Comparing
doing-pass-minutes = Pass { $now } of { $passes }, { $left } min left
doing-pass-seconds = Pass { $now } of { $passes }, { $left } s left
