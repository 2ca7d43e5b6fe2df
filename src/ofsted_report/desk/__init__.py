"""The desk: the same commands in pages of the person's own browser, on this computer, with nothing sent anywhere."""
