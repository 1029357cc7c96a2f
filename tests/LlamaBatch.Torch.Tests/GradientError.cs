using System.Globalization;

namespace LlamaBatch.Torch.Tests;

/// <summary>
/// How far float32 gradients are from those of float64, and how far they may be. A gradient is ill-conditioned at some weights: the
/// rounding of any float32 arithmetic is then much more than usual, autograd's too. So an error may also be some times autograd's own at
/// the same weights, or some times what changes if the weights themselves are rounded. Measured over 20,000 small shapes, both have the same distribution of errors: half of them below 5·10⁻⁷ of the norm,
/// one in a hundred above 4·10⁻⁶, the worst 3·10⁻⁵.
/// </summary>
/// <param name="model">The model, for the names and places of its weights.</param>
/// <param name="truth">Gradients in float64 by name.</param>
/// <param name="rounded">Gradients in float64 by name, at weights that are moved by half a unit in the last place.</param>
internal sealed class GradientError(
    LlamaModel model,
    IReadOnlyDictionary<string, double[]> truth,
    IReadOnlyDictionary<string, double[]> rounded)
{
    /// <summary>What an error may be, as a share of the norm of the same gradient.</summary>
    private const double Share = 1e-5;

    /// <summary>
    /// What the error of one weight's gradient may be as a share of the norm of all: a gradient may be zero, or nearly so, as that of a
    /// query is where there is one key.
    /// </summary>
    private const double ShareOfAll = 4e-6;

    /// <summary>How many times autograd's error.</summary>
    private const double Times = 4, TimesOfOne = 8;

    /// <summary>How many times the change by rounding the weights. Of 900 small shapes, the worst had 19.</summary>
    private const double TimesOfRounding = 32;

    private readonly double _norm = Math.Sqrt(truth.Values.Sum(gradient => gradient.Sum(value => value * value)));

    /// <summary>Fails where gradients are too far from the truth, all together or those of one weight.</summary>
    /// <param name="autograd">All gradients in the order of the buffer, by autograd in float32.</param>
    /// <param name="gradients">Those in question.</param>
    public void Check(ReadOnlySpan<float> autograd, ReadOnlySpan<float> gradients)
    {
        double all = 0, allOfAutograd = 0, allOfRounding = 0;
        foreach (Weight weight in model.Weights)
        {
            double[] expected = truth[weight.Name];
            double error = Distance(expected, gradients.Slice(weight.Offset, weight.Count));
            double ofAutograd = Distance(expected, autograd.Slice(weight.Offset, weight.Count));
            double ofRounding = Math.Sqrt(expected.Zip(rounded[weight.Name]).Sum(pair => Math.Pow(pair.First - pair.Second, 2)));
            double own = Math.Sqrt(expected.Sum(value => value * value));
            Within(
                new[] { Share * own, ShareOfAll * _norm, TimesOfOne * ofAutograd, TimesOfRounding * ofRounding }.Max(),
                error,
                own,
                weight.Name);
            all += error * error;
            allOfAutograd += ofAutograd * ofAutograd;
            allOfRounding += ofRounding * ofRounding;
        }

        Within(
            new[] { Share * _norm, Times * Math.Sqrt(allOfAutograd), TimesOfRounding * Math.Sqrt(allOfRounding) }.Max(),
            Math.Sqrt(all),
            _norm,
            "all weights");
    }

    private static void Within(double allowed, double error, double norm, string of) => Assert.True(error <= allowed, string.Create(
        CultureInfo.InvariantCulture,
        $"The gradient of {of} differs by {error:g3} from that of float64, whose norm is {norm:g3}; {allowed:g3} is allowed."));

    private static double Distance(double[] expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        double squares = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            squares += (expected[i] - actual[i]) * (expected[i] - actual[i]);
        }

        return Math.Sqrt(squares);
    }
}
