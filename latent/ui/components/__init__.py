"""Our own page components: what a person drags, points at and clicks.

How a component gets to the browser and back::

    a page         calls a small function here with arrays, once in each run
    mounting.py    registers one component, ``latent.components``, at its first use, and puts large data into
                   Streamlit's media files, named by their content
    the message    is a short JSON object: which part to show, addresses, and the few numbers that change often
    main.js        loads the part that the message names; all parts share the modules in ``frontend/shared``
    the part       fetches what it hasn't fetched before, draws, and answers with a trigger value
    the page       reads the answer as a frozen dataclass, in the run that the answer caused

So a rerun sends nothing that the browser already has, and a message that did not change does not reach the JavaScript.
There is one manifest entry (``[tool.streamlit.component]`` in pyproject.toml) for all parts, because two entries are
two addresses, and a browser then loads two copies of every shared module. A new part is one Python file here, one
folder in ``frontend/`` and one line in ``main.js``.
"""
