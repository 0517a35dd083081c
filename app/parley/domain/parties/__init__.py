"""Who is who: states, groups, unions and people, and which negotiation they are in."""
