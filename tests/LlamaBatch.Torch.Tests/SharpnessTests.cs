using MathNet.Numerics.LinearAlgebra;

namespace LlamaBatch.Torch.Tests;

/// <summary>Sharpness of quadratics with a known spectrum, and of a tiny Llama against its Hessian in float64.</summary>
[Collection(nameof(OneThread))]
public sealed class SharpnessTests
{
    [Theory]
    [InlineData(10.0, 3.0)]
    [InlineData(1.0, 0.9)]
    [InlineData(3.0, -4.0)]                                                         // power iteration ends at −4
    [InlineData(3.0, -3.0)]                                                         // and has no limit
    public void The_top_eigenvalue_is_that_of_the_spectrum(double largest, double next)
    {
        var quadratic = Quadratic.Of([largest, next, 0.5, 0.2, 0.1, 0.05, 0, -0.1]);
        float[] before = quadratic.Values.ToArray();

        Assert.Equal(largest, On(quadratic).TopEigenvalue(), 0.002 * Math.Abs(largest));
        Assert.Equal(before, quadratic.Values);
    }

    [Fact]
    public void A_flat_loss_has_no_curvature() => Assert.Equal(0, On(Quadratic.Of(new double[6])).TopEigenvalue());

    /// <summary>To second order, and a quadratic has no more: ρ ‖g‖ + ρ²/2 uᵀAu with u = g / ‖g‖.</summary>
    [Fact]
    public void The_rise_along_the_gradient_is_that_of_the_formula()
    {
        var quadratic = Quadratic.Of([5, 2, 1, 0.5, 0.1]);
        float[] before = quadratic.Values.ToArray();
        Vector<double> g = quadratic.GradientAt(before);
        Vector<double> u = g / g.L2Norm();

        double rise = On(quadratic).AfterAscent(0.05);

        Assert.Equal(0.05 * g.L2Norm() + 0.05 * 0.05 / 2 * (u * quadratic.Hessian * u), rise, 1e-5);
        Assert.Equal(before, quadratic.Values);
    }

    /// <summary>σ²/2 Σ H_ii θ_i² in expectation; the slope cancels in each pair of draws.</summary>
    [Fact]
    public void The_mean_rise_at_random_is_that_of_the_formula()
    {
        var quadratic = Quadratic.Of([.. Enumerable.Range(1, 60).Select(i => i / 20.0)]);
        float[] before = quadratic.Values.ToArray();
        double expected = 0.1 * 0.1 / 2 * before.Select((value, i) => quadratic.Hessian[i, i] * value * value).Sum();

        Assert.Equal(expected, On(quadratic).AtRandom(0.1, 2_000), 0.05 * expected);
        Assert.Equal(before, quadratic.Values);
    }

    /// <summary>The reference: the whole Hessian, column by column by central differences of float64 gradients by autograd.</summary>
    [Fact]
    public void The_top_eigenvalue_of_a_llama_is_that_of_its_Hessian()
    {
        LlamaConfig config = LlamaConfig.Nano with
        {
            VocabSize = 12, HiddenSize = 4, IntermediateSize = 6, Layers = 1, Heads = 1, KeyValueHeads = 1, TieWordEmbeddings = true,
            InitializerRange = 0.4,
        };
        using LlamaModel model = LlamaModel.Create(config, seed: 2);
        using LlamaPass pass = LlamaPass.Create(model, new TrialPlan(config, new Training { BatchSize = 4, MicroBatch = 3 }, 6));
        TokenBatch after = new TokenBatches(new SeededBytes(12), seed: 3, sequenceLength: 6).From(4);
        var settings = new Probe { Reference = 8, SharpnessSequences = 8, Batches = 2 };

        double measured = new ModelProbe(pass, settings, trainingBatch: 4).Measure(after, ProbeKinds.Curvature).TopEigenvalue;

        var batch = new TokenBatch(8, 6, (row, sequence) => new SeededBytes(12).ReadTraining(3, 4 + row, sequence));
        Matrix<double> hessian = HessianOf(model, batch);
        Assert.Equal(0, (hessian - hessian.Transpose()).FrobeniusNorm(), 1e-3 * hessian.FrobeniusNorm());
        double expected = ((hessian + hessian.Transpose()) / 2).Evd(Symmetricity.Symmetric).EigenValues.Max(value => value.Real);
        Assert.Equal(expected, measured, 0.01 * expected);
    }

    private static Matrix<double> HessianOf(LlamaModel model, TokenBatch batch)
    {
        const double Step = 1.0 / 1024;
        double[] GradientAt()
        {
            IReadOnlyDictionary<string, double[]> gradients = DoubleLlama.Of(model, batch).Gradients;
            return [.. model.Weights.SelectMany(weight => gradients[weight.Name])];
        }

        int count = model.Buffer.Count;
        var hessian = Matrix<double>.Build.Dense(count, count);
        for (int i = 0; i < count; i++)
        {
            float value = model.Buffer.Values[i];
            model.Buffer.Values[i] = value + (float)Step;
            double above = model.Buffer.Values[i];
            double[] up = GradientAt();
            model.Buffer.Values[i] = value - (float)Step;
            double below = model.Buffer.Values[i];
            double[] down = GradientAt();
            model.Buffer.Values[i] = value;
            for (int j = 0; j < count; j++)
            {
                hessian[j, i] = (up[j] - down[j]) / (above - below);
            }
        }

        return hessian;
    }

    private static Sharpness On(Quadratic quadratic) =>
        new(quadratic, new float[quadratic.Values.Length], new float[quadratic.Values.Length], new float[quadratic.Values.Length],
            new float[quadratic.Values.Length]);

    /// <summary>L(θ) = ½ θᵀHθ + bᵀθ, with H of given eigenvalues in a random basis.</summary>
    private sealed class Quadratic(Matrix<double> hessian, Vector<double> slope, float[] values) : ILossSurface
    {
        private readonly float[] _gradients = new float[values.Length];

        public Matrix<double> Hessian => hessian;

        public float[] Values => values;

        public Span<float> Weights => values;

        public Span<float> Gradients => _gradients;

        public static Quadratic Of(double[] eigenvalues)
        {
            var random = new Random(eigenvalues.Length);
            double Next() => 2 * random.NextDouble() - 1;
            Matrix<double> basis = Matrix<double>.Build.Dense(eigenvalues.Length, eigenvalues.Length, (_, _) => Next()).QR().Q;
            return new Quadratic(
                basis * Matrix<double>.Build.DiagonalOfDiagonalArray(eigenvalues) * basis.Transpose(),
                Vector<double>.Build.Dense(eigenvalues.Length, _ => Next()),
                [.. eigenvalues.Select(_ => (float)(1 + 0.5 * Next()))]);
        }

        public Vector<double> GradientAt(float[] weights) => hessian * VectorOf(weights) + slope;

        public void ComputeGradient()
        {
            Vector<double> gradient = GradientAt(values);
            for (int i = 0; i < _gradients.Length; i++)
            {
                _gradients[i] = (float)gradient[i];
            }
        }

        public double Loss() => VectorOf(values) * hessian * VectorOf(values) / 2 + slope * VectorOf(values);

        private static Vector<double> VectorOf(float[] weights) =>
            Vector<double>.Build.DenseOfEnumerable(weights.Select(value => (double)value));
    }
}
