"""What a person has in hand, kept in the session, in a draft, or in an address."""
