automod::dir!("src/models");
