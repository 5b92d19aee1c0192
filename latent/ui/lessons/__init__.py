"""Lessons: steps that are done on the live pages, what tells that one was done, and the guide that leads through."""
