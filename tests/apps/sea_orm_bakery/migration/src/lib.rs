mod m1;
