extern alias generators;

using Bound = generators::LlamaBatch.Generators.DirichletEntropy;

namespace LlamaBatch.Generators.Tests;

public sealed class DirichletEntropyTests
{
    [Theory]
    [InlineData(32, 0.1)]
    [InlineData(64, 0.05)]
    [InlineData(128, 1)]
    public void No_drawn_chain_is_below_the_bound(int symbols, double concentration)
    {
        double lowest = Assert.NotNull(Bound.LowestOf(new() { Symbols = symbols, Concentration = concentration }));
        for (int seed = 1; seed <= 25; seed++)
        {
            MarkovText chain = new() { Symbols = symbols, Concentration = concentration, SourceSeed = seed };
            Assert.InRange(Assert.NotNull(chain.EntropyRate), lowest, Math.Log(symbols));
        }
    }

    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(4, 1)]
    [InlineData(8, 0.3)]
    [InlineData(16, 0.1)]
    [InlineData(32, 0.05)]
    [InlineData(64, 0.01)]
    public void A_chain_whose_draw_varies_widely_has_no_bound(int symbols, double concentration) =>
        Assert.Null(Bound.LowestOf(new() { Symbols = symbols, Concentration = concentration }));
}
