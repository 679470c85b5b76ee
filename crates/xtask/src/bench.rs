use clap::Args;
use xtask::Result;
#[derive(Args)]
pub(crate) struct Options {
    #[arg(long)]
    quick: bool,
}
pub(crate) fn run(_: &Options) -> Result {
    Ok(())
}
