//! x
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), igny8::database::Error> {
    let mut d = igny8::Database::connect(&std::env::args().nth(1).unwrap()).await?;
    d.migrate().await?;
    println!("{:?}", igny8::seed::insert(&mut d).await?);
    Ok(())
}
