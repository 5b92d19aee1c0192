"""Start: one picture and three sliders, the spaces as living cards."""
