using LlamaBatch.Data;
using LlamaBatch.Statistics;
using LlamaBatch.Tests.Reporting;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>
/// Training of the noisy quadratic model (Zhang et al. 2019, arXiv:1907.04164), whose critical batch size is known. Weight i has the
/// curvature <c>hᵢ = 1/i</c>, and the gradient of an example the variance <c>cᵢ = Noise · hᵢ</c>. A step of SGD is
/// <c>θᵢ ← (1 − α hᵢ) θᵢ + α √(cᵢ / B) z</c>, and the loss is <c>½ Σ hᵢ θᵢ²</c>. The second moments of θ follow a recursion, which gives
/// the expected loss and so the steps S(B) without a simulation.
/// </summary>
internal sealed record NoisyQuadratic
{
    private const int Weights = 64;
    private const int Seeds = 5;
    private const int MostSteps = 20_000;

    /// <summary>The first loss is 2.37; training ends at a twentieth of it.</summary>
    private const double TargetShare = 0.05;

    /// <summary>The search for a rate: three grids, each between the neighbors of the best rate of the grid before.</summary>
    private const int Rates = 24;

    private static readonly double[] _curvatures = [.. Enumerable.Range(1, Weights).Select(i => 1.0 / i)];
    private static readonly double _target = TargetShare * _curvatures.Sum() / 2;
    private static readonly MetricDefinition _loss = MetricDefinition.Validation<ValidationLoss>();

    /// <summary>The variance of an example's gradient, divided by the curvature.</summary>
    public required double Noise { get; init; }

    /// <summary>The batch sizes of a study.</summary>
    public required int[] Batches { get; init; }

    /// <summary>
    /// Whether each step has the rate that lowers the expected loss most, as McCandlish et al. assume:
    /// <c>|G|² / (Gᵀ H G + tr(H Σ) / B)</c>. Otherwise each batch size has one constant rate, with the fewest steps to the target.
    /// </summary>
    public bool IsTunedByStep { get; init; }

    /// <summary>The half-life of the averaged weights, in examples; 0 for the weights themselves.</summary>
    public double HalfLife { get; init; }

    /// <summary>The examples between two evaluations; at least one step.</summary>
    public double EvaluateEvery { get; init; }

    /// <summary>E_min / S_min of the expected loss, from a batch so small and one so large that they reach these limits.</summary>
    public double DefinedCriticalBatch
    {
        get
        {
            double steps = StepsAt(1e9);
            double small = FittedCriticalBatch / 50;
            return small * (StepsAt(small) - steps) / steps;
        }
    }

    /// <summary>The critical batch size of the line through the expected losses of <see cref="Batches"/>.</summary>
    public double FittedCriticalBatch => ExamplesLine.Of(
        [.. Batches.Select(batch => (double)batch)],
        [.. Batches.Select(_ => 1.0)],
        [.. Batches.Select(batch => batch * StepsAt(batch))]).CriticalBatch;

    /// <summary>Simulates studies and decides claims about their critical batch size as reports do.</summary>
    /// <param name="studies">The number of studies.</param>
    public Recovery Recover(int studies)
    {
        double truth = FittedCriticalBatch;
        var rates = Batches.ToDictionary(batch => batch, batch => RatesAt(batch));
        (int holds, int isWrong, double sum) = (0, 0, 0);
        for (int study = 0; study < studies; study++)
        {
            var random = new Normals(study);
            Verdict verdict = StepsOf(random, rates).CriticalBatch().IsAbove(truth);
            Interval interval = verdict.Comparisons[0].Interval();
            holds += interval.Contains(0) ? 1 : 0;
            isWrong += verdict.Decided().Status == VerdictStatus.Inconclusive ? 0 : 1;
            sum += verdict.Comparisons[0].Effect;
        }

        return new(truth, (double)holds / studies, (double)isWrong / studies, truth * Math.Exp(sum / studies));
    }

    /// <summary>What studies find.</summary>
    /// <param name="Truth">The critical batch size of the expected losses at the same batch sizes.</param>
    /// <param name="Coverage">The share of 95 % intervals that hold the truth.</param>
    /// <param name="Wrong">The share of studies with a verdict on "B_crit is above the truth", where either verdict is wrong.</param>
    /// <param name="Estimate">The geometric mean of the estimates.</param>
    public readonly record struct Recovery(double Truth, double Coverage, double Wrong, double Estimate);

    /// <summary>The steps of five seeds to the target, read from their curves by the table of results.</summary>
    private Samples StepsOf(Normals random, Dictionary<int, double[]> rates)
    {
        ResultPoint[] points =
        [
            .. Batches.Select(batch => new ResultPoint(
                [new AxisLevel("BatchSize", $"{batch}")],
                CostPoints.Plan(batch, (long)MostSteps * batch * CostPoints.SequenceLength),
                [],
                [.. Enumerable.Range(1, Seeds).Select(seed => Trained(random, seed, batch, rates[batch]))])),
        ];
        string[] levels = [.. Batches.Select(batch => $"{batch}")];
        var table = new ResultTable(
            Scale.Full,
            [new ResultAxis("BatchSize", levels[0], false, levels, levels)],
            [_loss],
            [.. Enumerable.Range(1, Seeds)],
            points)
        {
            Targets = [new Target(_loss.Key, _target)],
        };
        return table.ToTarget(_target, TargetCost.Steps, [new AxisLevels("BatchSize", levels)]);
    }

    private TrialResult Trained(Normals random, int seed, int batch, double[] rates)
    {
        double[] weights = [.. Enumerable.Repeat(1.0, Weights)];
        double[] averaged = [.. weights];
        double[] deviations = [.. _curvatures.Select(curvature => Math.Sqrt(Noise * curvature / batch))];
        double kept = Kept(batch);
        int every = Math.Max(1, (int)Math.Round(EvaluateEvery / batch));
        var curve = new List<Measurement>();

        // Two later evaluations must confirm the one at the target.
        for (int step = 1, left = 3; step < MostSteps && left > 0; step++)
        {
            double rate = rates[Math.Min(step, rates.Length) - 1];
            double loss = 0;
            for (int i = 0; i < Weights; i++)
            {
                weights[i] += rate * ((deviations[i] * random.Next()) - (_curvatures[i] * weights[i]));
                averaged[i] += (1 - kept) * (weights[i] - averaged[i]);
                loss += _curvatures[i] * averaged[i] * averaged[i] / 2;
            }

            if (step % every == 0)
            {
                curve.Add(new((long)step * batch * CostPoints.SequenceLength, loss));
                left = loss <= _target + _loss.Margin && (left < 3 || loss <= _target) ? left - 1 : 3;
            }
        }

        return new(
            $"{batch} {seed}", [], seed, Phase.Evaluation, Outcome.Completed, curve[^1].Tokens,
            new Dictionary<string, IReadOnlyList<Measurement>> { [_loss.Key] = curve },
            new Dictionary<string, double>());
    }

    private double Kept(double batch) => HalfLife > 0 ? Math.Pow(2, -batch / HalfLife) : 0;

    private double StepsAt(double batch) => Expected(batch, RatesAt(batch), MostSteps).Steps;

    private double[] RatesAt(double batch)
    {
        if (IsTunedByStep)
        {
            return Expected(batch, null, MostSteps).Rates;
        }

        (double low, double high) = (Math.Log(3e-3), Math.Log(1.97));
        (double Rate, double Steps) best = (0, MostSteps);
        for (int search = 0; search < 3; search++)
        {
            double width = (high - low) / Rates;
            foreach (double rate in Enumerable.Range(0, Rates + 1).Select(i => Math.Exp(low + (i * width))))
            {
                double steps = Expected(batch, [rate], best.Steps + 1).Steps;
                best = steps < best.Steps ? (rate, steps) : best;
            }

            (low, high) = (Math.Max(low, Math.Log(best.Rate) - width), Math.Min(high, Math.Log(best.Rate) + width));
        }

        return [best.Rate];
    }

    /// <summary>The steps after which the expected loss is at the target, interpolated as the table does, and the rate of each step.</summary>
    /// <param name="batch">The batch size.</param>
    /// <param name="rates">The rates; the last one lasts. Null for the best rate of each step.</param>
    /// <param name="most">The number of steps after which the search ends without a result.</param>
    private (double Steps, double[] Rates) Expected(double batch, double[]? rates, double most)
    {
        // For each weight: E θ², E θ θ̄ and E θ̄², where θ̄ is the averaged weight.
        double[] squares = [.. Enumerable.Repeat(1.0, Weights)];
        (double[] mixed, double[] averaged) = ([.. squares], [.. squares]);
        double kept = Kept(batch);
        var used = new List<double>();
        double before = _target / TargetShare;
        for (int step = 0; step < most; step++)
        {
            double rate = rates is null ? BestRate(squares, batch) : rates[Math.Min(step, rates.Length - 1)];
            used.Add(rate);
            double loss = 0;
            for (int i = 0; i < Weights; i++)
            {
                double shrink = 1 - (rate * _curvatures[i]);
                squares[i] = (shrink * shrink * squares[i]) + (rate * rate * Noise * _curvatures[i] / batch);
                double crossed = shrink * mixed[i];
                averaged[i] = (kept * kept * averaged[i]) + (2 * kept * (1 - kept) * crossed) + ((1 - kept) * (1 - kept) * squares[i]);
                mixed[i] = (kept * crossed) + ((1 - kept) * squares[i]);
                loss += _curvatures[i] * averaged[i] / 2;
            }

            if (loss <= _target)
            {
                double share = (before - _target) / (before - loss);
                return (step == 0 ? 1 : step * Math.Pow((step + 1.0) / step, share), [.. used]);
            }

            before = loss;
        }

        return (double.PositiveInfinity, [.. used]);
    }

    private double BestRate(double[] squares, double batch)
    {
        (double slope, double curvature, double noise) = (0, 0, 0);
        for (int i = 0; i < Weights; i++)
        {
            double h = _curvatures[i];
            (slope, curvature, noise) = (slope + (h * h * squares[i]), curvature + (h * h * h * squares[i]), noise + (Noise * h * h));
        }

        return slope / (curvature + (noise / batch));
    }

    /// <summary>Normal numbers in pairs (Box and Muller 1958), the same with every version of .NET.</summary>
    private sealed class Normals(int seed)
    {
        private SplitMix64 _bits = new((ulong)seed);
        private double _second = double.NaN;

        public double Next()
        {
            if (!double.IsNaN(_second))
            {
                (double ready, _second) = (_second, double.NaN);
                return ready;
            }

            double length = Math.Sqrt(-2 * Math.Log(1 - _bits.NextUnit()));
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * _bits.NextUnit());
            _second = length * sine;
            return length * cosine;
        }
    }
}
