"""What goes to whom, when and in which form: matching, schedules, signing, rendering."""
