//! On top of all rooms: the page of today and the next action.
