namespace LlamaBatch.Tests;

public class HalfLifeTests
{
    [Theory]
    [InlineData(0.95, 128, 128)]
    [InlineData(0.95, 128, 16)]
    [InlineData(0.999, 32, 512)]
    public void Rescaling_keeps_the_half_life_in_sequences(double beta, int from, int to)
    {
        double rescaled = HalfLife.Rescale(beta, from, to);

        Assert.Equal(from * Math.Log(0.5) / Math.Log(beta), to * Math.Log(0.5) / Math.Log(rescaled), 1e-6);
    }

    /// <summary>0.95 at 128 would be 0.663 at 1024, less than the square of AdamW's β₁.</summary>
    [Fact]
    public void A_bound_holds_where_the_half_life_would_be_a_few_steps()
    {
        Assert.Equal(0.81, HalfLife.Rescale(0.95, 128, 1024, atLeast: 0.81));
        Assert.Equal(HalfLife.Rescale(0.95, 128, 512), HalfLife.Rescale(0.95, 128, 512, atLeast: 0.81));
    }
}
