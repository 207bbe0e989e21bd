mod old_cake;
