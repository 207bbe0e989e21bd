pub mod cake;
pub mod filling;
pub mod fruit;
pub mod topping;
