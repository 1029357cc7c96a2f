namespace LlamaBatch.Torch.Tests;

/// <summary>The statistics of gradients on problems whose answers are known.</summary>
public sealed class GradientSampleTests
{
    private const int Size = 12;
    private const int Draws = 4_000;

    /// <summary>
    /// Linear regression y = xᵀw + ξ with x ~ N(0, H) and ξ ~ N(0, s²), at a distance δ from w: G = Hδ and
    /// Σ = H (δᵀHδ + s²) + Hδ (Hδ)ᵀ, by Isserlis' theorem (SCIENCE: known answers, 1).
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(32)]
    public void Linear_regression_has_the_moments_of_the_closed_form(int batch)
    {
        var regression = new Regression(noise: 2);
        var random = new Random(batch);
        const int batches = 6, reference = 256;
        double[] bias = new double[Draws / batch];
        double[] variance = new double[bias.Length];
        double[] signal = new double[bias.Length];
        double[] cosine = new double[bias.Length];
        for (int draw = 0; draw < bias.Length; draw++)
        {
            var sample = new GradientSample(
                regression.Gradient(reference / 2, random),
                regression.Gradient(reference / 4, random),
                regression.Gradient(reference / 4, random),
                new float[Size]);
            for (int i = 0; i < batches; i++)
            {
                sample.Add(regression.Gradient(batch, random));
            }

            (bias[draw], variance[draw], cosine[draw]) = (sample.Bias, sample.Variance * batch, sample.Cosine);
            signal[draw] = sample.SignalToNoise * sample.Variance;
        }

        Near(0, bias);
        Near(regression.Trace, variance);
        Near(regression.Square, signal);

        if (batch == 1)
        {
            return;                                                                 // a norm that varies much
        }

        // E cos ≈ 1 / √((1 + N/B)(1 + N/R)), exact for a norm that does not vary.
        double scale = regression.Trace / regression.Square;
        double expected = 1 / Math.Sqrt((1 + scale / batch) * (1 + scale / reference));
        Assert.Equal(expected, cosine.Average(), 0.05 * expected);
    }

    /// <summary>The plain denominator, the inner product of both halves, would share noise with the numerator.</summary>
    [Fact]
    public void The_bias_has_no_expectation_of_its_own_with_a_small_reference()
    {
        var regression = new Regression(noise: 0.5);
        var random = new Random(1);
        double[] bias = new double[8 * Draws];
        double[] plain = new double[bias.Length];
        for (int draw = 0; draw < bias.Length; draw++)
        {
            float[] h = regression.Gradient(32, random), a = regression.Gradient(16, random), b = regression.Gradient(16, random);
            var sample = new GradientSample(h, a, b, new float[Size]);
            float[] g = regression.Gradient(64, random);
            float[] r = [.. a.Zip(b, (one, other) => (one + other) / 2)];
            plain[draw] = (Dot(g, h) + Dot(g, r)) / 2 / Dot(h, r) - 1;
            sample.Add(g);
            bias[draw] = sample.Bias;
        }

        Near(0, bias);
        Moments moments = MomentsOf(plain);
        Assert.True(Math.Abs(moments.Mean) > 3 * moments.Error, $"{moments.Mean} ± {moments.Error}");
    }

    [Fact]
    public void Batches_of_equal_gradients_have_no_variance_and_no_bias()
    {
        float[] g = [1, 2, -2];
        var sample = new GradientSample([.. g], [.. g], [.. g], new float[3]);
        sample.Add([.. g]);
        sample.Add([.. g]);

        Assert.Equal((1, 0, 0), (Math.Round(sample.Cosine, 6), Math.Round(sample.Variance, 6), Math.Round(sample.Bias, 6)));
        Assert.Equal(double.PositiveInfinity, sample.SignalToNoise);
    }

    [Fact]
    public void The_sums_are_those_of_plain_loops()
    {
        float[] h = [1, 0, 2], a = [0, 1, 1], b = [2, 1, -1], first = [1, 1, 1], second = [3, 0, -1];
        var sample = new GradientSample(h, a, b, new float[3]);
        sample.Add([.. first]);
        sample.Add([.. second]);

        // r = (1, 1, 0), w = (1, 0.5, 1), ⟨h, r⟩ = 1, ⟨a, b⟩ = 0, ḡ = (2, 0.5, 0)
        Assert.Equal(((1 + 0.5 + 1) / Math.Sqrt(3 * 2.25) + (3 - 1) / Math.Sqrt(10 * 2.25)) / 2, sample.Cosine, 1e-6);
        Assert.Equal(2 * (1 + 0.25 + 1), sample.Variance, 1e-6);
        Assert.Equal(1 / sample.Variance, sample.SignalToNoise, 1e-6);
        Assert.Equal(double.PositiveInfinity, sample.Bias);
    }

    private static void Near(double expected, double[] values)
    {
        Moments moments = MomentsOf(values);
        Assert.True(
            Math.Abs(moments.Mean - expected) < 4 * moments.Error,
            FormattableString.Invariant($"The mean is {moments.Mean} ± {moments.Error}, not {expected}."));
    }

    private static Moments MomentsOf(double[] values)
    {
        double mean = values.Average();
        double variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
        return new(mean, Math.Sqrt(variance / values.Length));
    }

    private static double Dot(float[] x, float[] y) => x.Zip(y, (one, other) => (double)one * other).Sum();

    private readonly record struct Moments(double Mean, double Error);

    /// <summary>A regression with a diagonal H of rising eigenvalues.</summary>
    private sealed class Regression
    {
        private readonly double[] _h = [.. Enumerable.Range(1, Size).Select(i => i / (double)Size)];
        private readonly double[] _away = [.. Enumerable.Range(0, Size).Select(i => 1 + 0.5 * Math.Sin(i))];
        private readonly double _noise;

        public Regression(double noise)
        {
            _noise = noise;
            double along = _h.Zip(_away, (h, d) => d * h * d).Sum();
            Square = _h.Zip(_away, (h, d) => h * d * h * d).Sum();
            Trace = _h.Sum() * (along + noise * noise) + Square;
        }

        /// <summary>‖G‖².</summary>
        public double Square { get; }

        /// <summary>tr Σ.</summary>
        public double Trace { get; }

        /// <summary>The mean gradient of a batch, <c>x (xᵀδ − ξ)</c>.</summary>
        public float[] Gradient(int batch, Random random)
        {
            double[] sum = new double[Size];
            for (int example = 0; example < batch; example++)
            {
                double[] x = [.. _h.Select(h => Math.Sqrt(h) * Normal(random))];
                double error = x.Zip(_away, (one, d) => one * d).Sum() - _noise * Normal(random);
                for (int i = 0; i < Size; i++)
                {
                    sum[i] += x[i] * error / batch;
                }
            }

            return Array.ConvertAll(sum, value => (float)value);
        }

        private static double Normal(Random random) =>
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
