# The door of an event.
desk-door-title = The door
