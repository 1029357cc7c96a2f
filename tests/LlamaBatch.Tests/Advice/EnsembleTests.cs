using LlamaBatch.Advice;

namespace LlamaBatch.Tests.Advice;

/// <summary>The interval of several laws, and the cases that get no interval.</summary>
public sealed class EnsembleTests
{
    private static readonly TrainingSize _llama8B = new(8e9, 1.3e9);

    /// <summary>The question that the advice is judged by: the study found 84 sequences, 65 to 100.</summary>
    [Theory]
    [InlineData("RealLlama8B")]
    [InlineData("RealLlama8B", "GptOss20B")]
    public void Without_the_study_of_Llama_8B_the_interval_holds_what_it_found(params string[] without)
    {
        AdvisedValue advice = Without(AdvisedQuantity.CriticalBatch, without).At(_llama8B)!;

        Assert.DoesNotContain(advice.Terms, term => without.Contains(term.Study));
        Assert.True(advice.Contains(65 * 8192) && advice.Contains(84 * 8192) && advice.Contains(100 * 8192));
        Assert.InRange(advice.Value / 8192, 42, 168);                               // and its middle is within a factor of two
    }

    /// <summary>No single study decides the advice.</summary>
    [Fact]
    public void Leaving_any_one_study_out_moves_the_advice_by_less_than_its_error()
    {
        foreach (AdvisedQuantity quantity in Enum.GetValues<AdvisedQuantity>())
        {
            AdvisedValue all = Without(quantity).At(_llama8B)!;

            Assert.All(
                Studies.All,
                study => Assert.True(all.Contains(Without(quantity, study.Name).At(_llama8B)!.Value), $"{quantity} {study.Name}"));
        }
    }

    /// <summary>Two laws that miss each other's optima by a factor e, worked out by hand.</summary>
    [Fact]
    public void The_interval_of_two_laws_is_that_of_the_rule()
    {
        Study[] studies = [Constant("a", 1), Constant("b", Math.E), Constant("c", Math.E)];
        AdvisedValue advice = new Ensemble(studies, AdvisedQuantity.LeastLossBatch).At(TrainingSize.Optimal(1e9))!;

        // Misses: a by 1 twice; b and c by 1 and by 0. Mean squares 1, 1/2 and 1/2; so 2/3 in all, and 1/3 for each law.
        // The mean of the logarithms is 2/3, with variance 1/9. χ² is 2, so the Birge ratio is 1. t(2) at 95 % is 2.92.
        double half = 2.919986 * Math.Sqrt((1 / 3.0) + (1 / 9.0));
        Assert.Equal(2 / 3.0, Math.Log(advice.Value), 9);
        Assert.Equal((2 / 3.0) - half, Math.Log(advice.Low), 5);
        Assert.Equal((2 / 3.0) + half, Math.Log(advice.High), 5);
        Assert.Equal(0, advice.Decades);
    }

    [Fact]
    public void The_interval_widens_with_the_distance_from_the_fits()
    {
        foreach (AdvisedQuantity quantity in Enum.GetValues<AdvisedQuantity>())
        {
            var ensemble = new Ensemble(Studies.All, quantity);
            double[] widths =
            [
                .. ((double[])[1e10, 1e12, 1e13, 1e14])
                    .Select(tokens => ensemble.At(TrainingSize.Optimal(tokens)))
                    .Select(advice => Math.Log(advice!.High / advice.Low)),
            ];

            Assert.Equal(widths.Order(), widths);
        }
    }

    [Fact]
    public void Batches_rise_with_the_text_and_the_rate_falls_with_the_parameters()
    {
        double[] tokens = [1e8, 1e9, 1e10, 1e11, 1e12, 1e13];
        foreach (AdvisedQuantity quantity in (AdvisedQuantity[])[AdvisedQuantity.LeastLossBatch, AdvisedQuantity.CriticalBatch])
        {
            var ensemble = new Ensemble(Studies.All, quantity);
            double[] batches = [.. tokens.Select(one => ensemble.At(TrainingSize.Optimal(one))!.Value)];

            Assert.Equal(batches.Order(), batches);
        }

        var rate = new Ensemble(Studies.All, AdvisedQuantity.LearningRate);
        double[] rates = [.. ((double[])[1e7, 1e8, 1e9, 1e10, 1e11]).Select(one => rate.At(new(one, 1e10))!.Value)];
        Assert.Equal(rates.OrderDescending(), rates);
    }

    /// <summary>Beyond the farthest comparison of a law with an optimum there is no advice.</summary>
    [Fact]
    public void Far_from_every_fit_there_is_no_advice()
    {
        foreach (AdvisedQuantity quantity in Enum.GetValues<AdvisedQuantity>())
        {
            var ensemble = new Ensemble(Studies.All, quantity);
            var size = new TrainingSize(1e18, 1e18);

            Assert.True(ensemble.NearestTo(size)!.Value.Decades > ensemble.Errors!.Value.Reach, $"{quantity}");
            Assert.Null(ensemble.At(size));
        }
    }

    [Fact]
    public void A_single_study_says_nothing_of_its_error()
    {
        var ensemble = new Ensemble([Studies.All.Single(study => study.Name == "StepLaw2025")], AdvisedQuantity.LeastLossBatch);

        Assert.Null(ensemble.Errors);
        Assert.Null(ensemble.At(TrainingSize.Optimal(1e10)));
        Assert.Null(new Ensemble([], AdvisedQuantity.LeastLossBatch).NearestTo(TrainingSize.Optimal(1e10)));
    }

    /// <summary>Two studies of a kind do not look precise: they do not test each other, and together they weigh as one.</summary>
    [Fact]
    public void Studies_of_one_laboratory_count_as_one()
    {
        Study[] studies = [Constant("a", 1), Constant("b", Math.E), Constant("c", Math.E) with { Laboratory = "b" }];

        AdvisedValue AdviceOf(params Study[] some) =>
            new Ensemble(some, AdvisedQuantity.LeastLossBatch).At(TrainingSize.Optimal(1e9))!;
        AdvisedValue one = AdviceOf(studies[0], studies[1]), both = AdviceOf(studies);

        Assert.Equal(1, new Ensemble(studies, AdvisedQuantity.LeastLossBatch).Errors!.Value.Inside, 9);
        Assert.Equal((one.Low, one.High), (both.Low, both.High));
    }

    /// <summary>
    /// Simulated worlds: laws and trainings err by the same variance, and exponents may differ. Of the intervals that are given, nine in
    /// ten hold the truth, inside the fits and more than a decade outside.
    /// </summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 0)]
    [InlineData(0.25, 1)]
    [InlineData(0.5, 1)]
    [InlineData(0.25, 1.4)]
    public void Nine_in_ten_simulated_optima_lie_inside(double exponentError, double decades)
    {
        var noise = new Noise(20261127);
        const int worlds = 1500;
        (int inside, int given) = (0, 0);
        for (int world = 0; world < worlds; world++)
        {
            Study[] studies = [.. Enumerable.Range(0, 6).Select(_ => Simulated(noise, exponentError))];
            var size = TrainingSize.Optimal(Math.Pow(10, 11 + decades));
            double truth = Truth(size) * Math.Exp(0.5 * noise.Normal());
            if (new Ensemble(studies, AdvisedQuantity.LeastLossBatch).At(size) is { } advice)
            {
                given++;
                inside += advice.Contains(truth) ? 1 : 0;
            }
        }

        Assert.InRange(given, worlds / 4, worlds);
        Assert.InRange((double)inside / given, 0.86, 0.98);
    }

    private static double Truth(TrainingSize size) => Math.Pow(size.Tokens, 0.4);

    private static Study Simulated(Noise noise, double exponentError)
    {
        (double law, double training, double exponent) = (0.5 * noise.Normal(), 0.5 * noise.Normal(), exponentError * 0.2 * noise.Normal());
        double low = Math.Pow(10, 9 + (0.3 * noise.Normal()));
        return new(Guid.NewGuid().ToString(), "")
        {
            Laws =
            [
                new(
                    AdvisedQuantity.LeastLossBatch,
                    "",
                    size => Math.Exp(law) * Truth(size) * Math.Pow(size.Tokens / (10 * low), exponent),
                    new FitRange(FitVariable.Tokens, low, 100 * low)),
            ],
            Optima =
            [
                .. ((double[])[low, 10 * low, 100 * low]).Select(TrainingSize.Optimal)
                    .Select(size => new Optimum(AdvisedQuantity.LeastLossBatch, size, Truth(size) * Math.Exp(training))),
            ],
        };
    }

    private static Study Constant(string name, double value) => new(name, "")
    {
        Laws = [new(AdvisedQuantity.LeastLossBatch, "", _ => value, new FitRange(FitVariable.Tokens, 1e8, 1e10))],
        Optima = [new(AdvisedQuantity.LeastLossBatch, TrainingSize.Optimal(1e9), value)],
    };

    private static Ensemble Without(AdvisedQuantity quantity, params string[] names) =>
        new([.. Studies.All.Where(study => !names.Contains(study.Name))], quantity);

    /// <summary>Normal deviates of a fixed seed.</summary>
    private sealed class Noise(int seed)
    {
        private readonly Random _random = new(seed);

        public double Normal() =>
            Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
    }

    /// <summary>Exponents 0, 1 and the laboratory of 1 and 3, worked out by hand.</summary>
    [Fact]
    public void The_interval_of_exponents_is_that_of_a_further_laboratory()
    {
        static Study Found(string name, params double[] exponents) => new(name, name)
        {
            RateExponents = [.. exponents.Select(one => new RateExponent(IsAdam: true, one, "made up"))],
        };
        Study[] studies = [Found("a", 0), Found("b", 1), Found("c", 1, 3)];
        var advice = AdvisedExponent.Of(studies, isAdam: true)!;

        // Means 0, 1 and 2: s is 1, and t(2) at 95 % is 2.92.
        Assert.Equal(1, advice.Value, 9);
        Assert.Equal(1 + (2.919986 * Math.Sqrt(4 / 3.0)), advice.High, 5);
        Assert.Equal(1 - (2.919986 * Math.Sqrt(4 / 3.0)), advice.Low, 5);
        Assert.Equal(4, advice.FactorFor(4).Value, 9);
        Assert.Null(AdvisedExponent.Of(studies, isAdam: false));
        Assert.All(AdvisedExponent.BackTest(studies, isAdam: true), row => Assert.Null(row.Advice));
    }

    /// <summary>In simulated worlds, nine in ten intervals hold the exponent of a laboratory that took no part.</summary>
    [Fact]
    public void Intervals_of_exponents_hold_nine_in_ten()
    {
        var random = new Random(5);
        int inside = 0;
        for (int world = 0; world < 2_000; world++)
        {
            Study[] studies =
            [
                .. Enumerable.Range(0, 6).Select(i => new Study($"s{i}", "made up")
                {
                    RateExponents = [new(IsAdam: true, 0.5 + (0.3 * Tests.Noise.Normal(random)), "made up")],
                }),
            ];
            inside += AdvisedExponent.BackTest(studies, isAdam: true)[0].IsInside ? 1 : 0;
        }

        Assert.Equal(0.9, inside / 2_000.0, 0.02);
    }
}
