entity!(Hidden, "hidden");

with_id! {
    /// Its fields are there to be seen.
    pub struct Visible { pub name: String }
}

other::model! { Unknown => "unknowns", derive(FromRow), id: i64 }
