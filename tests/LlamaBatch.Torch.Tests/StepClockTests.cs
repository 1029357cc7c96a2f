using LlamaBatch.Execution;

namespace LlamaBatch.Torch.Tests;

public class StepClockTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Every_shape_of_the_calibration_can_be_measured_alone_and_together(int workers)
    {
        var library = new Libtorch();

        Assert.All(Calibration.Shapes.Take(4), shape =>
        {
            Assert.Empty(shape.Problems());
            double seconds = library.SecondsPerStep(shape, duration: 0.01, workers);
            Assert.True(seconds > 0 && double.IsFinite(seconds), $"{seconds} s");
        });
    }

    [Fact]
    public void Every_shape_is_a_legal_model() => Assert.All(Calibration.Shapes, shape => Assert.Empty(shape.Model.Problems()));
}
