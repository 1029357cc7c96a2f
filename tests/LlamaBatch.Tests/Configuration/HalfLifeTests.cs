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
}
