"""What is known of how well a direction does what its name says, as the sentences that are written down with it.

Figures come where braces are, as :meth:`str.format` puts them in. Pages say the same in other languages, and know a
sentence by its form: what is changed here stays in files of spaces as it was.
"""

from __future__ import annotations

FEW = "Too few items to check it on others."
APART = "Tells right which of two has more of it {:.0%} of the time, on {} items that it was not made from."
NATS = "Tells {:.2f} nats about an item, on {} that it was not made from."
SHARE = "Holds {:.1%} of what differs between {} items that it was not made from."
TURNED = "Two steps turn it and leave the rest in {:.0%} of {:,} items that it was not made from."
RISES = "Rises with the steps (rank correlation {:.2f}), by {:.1f} in two, in {:,} items that it was not made from."
FOLLOWS = "Follows the attribute with a correlation of {:.2f}, on {} items that it was not made from."
BROUGHT = "Brought along; how well it does what its name says was not measured."
STRAIGHT = "Straight from this item to that one: at 1 it is there."
