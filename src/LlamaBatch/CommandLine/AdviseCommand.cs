using LlamaBatch.Advice;
using LlamaBatch.Data;
using LlamaBatch.Execution;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Reporting.Markdown;
using Spectre.Console;

namespace LlamaBatch.CommandLine;

/// <summary><c>advise</c>: estimates batch size, learning rate and memory for a training run, from published scaling laws.</summary>
internal static class AdviseCommand
{
    /// <summary>The value of <c>--optimizer</c> for AdamW.</summary>
    public const string AdamW = "adamw";

    /// <summary>The value of <c>--optimizer</c> for SGD with momentum.</summary>
    public const string Sgd = "sgd";

    /// <summary>
    /// The fraction of the critical batch size at which training needs 20 % more text than the minimum. Source: McCandlish et al. 2018.
    /// </summary>
    private const double Fifth = 0.2;

    /// <summary>The ratio of an interval's upper end to its lower end above which the advice calls the interval wide.</summary>
    private const double Wide = 50;

    /// <summary>The maximum number of devices among which the memory is divided.</summary>
    private const double MostDevices = 65_536;

    /// <summary>The minimum number of parameters or training tokens.</summary>
    private const double Fewest = 1000;

    private const double ShortestSequence = 2;

    private const double LongestSequence = 1e8;

    /// <summary>Prints the estimates, remarks and memory for one training run.</summary>
    /// <param name="context">The context of the command.</param>
    /// <param name="words">The options as the user typed them.</param>
    public static int Execute(CommandContext context, AdviceWords words)
    {
        var size = new TrainingSize(
            Given("--parameters", words.Parameters, Fewest, "8B", or: ", 0.1M or 1e9"),
            Given("--tokens", words.Tokens, Fewest, "15T", or: ", 1.3G or 1e9"));
        double length = Given("--sequence-length", words.SequenceLength, ShortestSequence, "8192", or: "");
        if (length != Math.Floor(length) || length > LongestSequence || length > size.Tokens)
        {
            throw new UsageException(
                $"--sequence-length is '{words.SequenceLength}'; it must be a whole number of tokens, at most 1e8 and at most --tokens.");
        }

        double? device = words.DeviceMemory is { } memory ? SizeText.Bytes("--device-memory", memory) : null;
        IReadOnlyList<Study> studies = Without(words.Without);
        bool isAdamW = words.Optimizer != Sgd;
        Language language = KnownLanguages.All.First(one => one.Tag == (words.Language ?? ReportLanguages.English));
        void Say(Fact fact) => CommandContext.Say(fact.In(language).ToString());

        Say(new AdviceFor(size, length, isAdamW));
        if (words.Without.Count > 0)
        {
            Say(new AdviceWithout([.. Studies.All.Except(studies).Select(study => study.Name)]));
        }

        Dictionary<AdvisedQuantity, Ensemble> ensembles =
            Enum.GetValues<AdvisedQuantity>().ToDictionary(quantity => quantity, quantity => new Ensemble(studies, quantity));
        Dictionary<AdvisedQuantity, AdvisedValue?> estimates =
            ensembles.ToDictionary(one => one.Key, one => isAdamW ? one.Value.At(size) : null);
        Dictionary<AdvisedQuantity, IReadOnlyList<BackTestRow>> tests =
            ensembles.Keys.ToDictionary(quantity => quantity, quantity => BackTest.Of(studies, quantity));
        var exponent = AdvisedExponent.Of(studies, isAdamW);
        context.Console.Write(Values(language, estimates, exponent, tests, length));
        context.Console.Write(Laws(language, estimates, exponent, length));
        IReadOnlyList<ExponentRow> exponents = AdvisedExponent.BackTest(studies, isAdamW);
        foreach (Fact fact in Remarks(size, length, new ScaledRate(isAdamW, exponent), exponents, tests, ensembles, estimates))
        {
            Say(fact);
        }

        CommandContext.Say("");
        ShowMemory(context, language, size, length, isAdamW, device);
        return ExitCode.Done;
    }

    /// <summary>The value of a required option, as a number.</summary>
    /// <exception cref="UsageException">The option is missing, or its value is no number in the range.</exception>
    private static double Given(string option, string? text, double least, string example, string or) => text is null
        ? throw new UsageException($"'advise' needs {option}, for example {option} {example}.")
        : SizeText.Count(option, text, least, example + or);

    /// <summary>All published studies except those with the given names.</summary>
    /// <exception cref="UsageException">No study has one of the names.</exception>
    private static IReadOnlyList<Study> Without(IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (!Studies.All.Any(study => study.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                IEnumerable<string> known = Studies.All.Select(study => study.Name);
                throw new UsageException(
                    $"Unknown study '{name}'.{Spelling.Suggestion(name, known)} Studies: {string.Join(", ", known)}.");
            }
        }

        return [.. Studies.All.Where(study => !names.Contains(study.Name, StringComparer.OrdinalIgnoreCase))];
    }

    /// <summary>The table of advised values.</summary>
    private static Table Values(
        Language language,
        Dictionary<AdvisedQuantity, AdvisedValue?> estimates,
        AdvisedExponent? exponent,
        Dictionary<AdvisedQuantity, IReadOnlyList<BackTestRow>> tests,
        double length)
    {
        Table table = TableOf(
            language, AdviceColumn.Quantity, AdviceColumn.Estimate, AdviceColumn.Interval, AdviceColumn.Extrapolation);
        foreach ((AdviceRow row, AdvisedQuantity quantity, double factor) in ((AdviceRow, AdvisedQuantity, double)[])
        [
            (AdviceRow.LeastLossBatch, AdvisedQuantity.LeastLossBatch, 1),
            (AdviceRow.CriticalBatch, AdvisedQuantity.CriticalBatch, 1),
            (AdviceRow.FifthMoreText, AdvisedQuantity.CriticalBatch, Fifth),
            (AdviceRow.LearningRate, AdvisedQuantity.LearningRate, 1),
        ])
        {
            AdvisedValue? estimate = estimates[quantity]?.Times(factor);
            bool isRate = quantity == AdvisedQuantity.LearningRate;
            AddRow(
                table,
                language.NameOf(row),
                estimate is null ? language.NotKnown : Shown(language, quantity, estimate.Value, length),
                estimate is null ? Prose.Empty
                    : isRate ? language.RangeOf(Language.Rate(estimate.Low), Language.Rate(estimate.High))
                    : language.BatchRange(estimate.Low / length, estimate.High / length),
                estimate is null ? Prose.Empty : language.Extrapolation(estimate.Decades, IsUntested(estimate, tests[quantity])));
        }

        // The studies publish this exponent without a range of training sizes, so there is no extrapolation to show.
        AddRow(
            table,
            language.NameOf(AdviceRow.RateExponent),
            exponent is null ? language.NotKnown : Prose.Literal(Language.Exponent(exponent.Value)),
            exponent is null ? Prose.Empty : language.RangeOf(Language.Exponent(exponent.Low), Language.Exponent(exponent.High)),
            Prose.Empty);
        return table;
    }

    /// <summary>
    /// Whether an estimate extrapolates farther than every prediction of the back-test. If it does, its error is unknown.
    /// </summary>
    private static bool IsUntested(AdvisedValue advice, IReadOnlyList<BackTestRow> rows) =>
        !(BackTest.FarthestOf(rows) is { } farthest && advice.Decades <= farthest.Advice!.Decades);

    /// <summary>A table with the prediction of each law. The estimates are computed from these predictions.</summary>
    private static Table Laws(
        Language language, Dictionary<AdvisedQuantity, AdvisedValue?> estimates, AdvisedExponent? exponent, double length)
    {
        Table table = TableOf(language, AdviceColumn.Quantity, AdviceColumn.Study, AdviceColumn.Value, AdviceColumn.Extrapolation);
        foreach (AdvisedValue estimate in estimates.Values.OfType<AdvisedValue>())
        {
            foreach (AdvisedTerm term in estimate.Terms)
            {
                AddRow(
                    table,
                    term == estimate.Terms[0] ? language.NameOf(estimate.Quantity) : Prose.Empty,
                    Prose.Literal(term.Study),
                    Shown(language, estimate.Quantity, term.Value, length),
                    language.Extrapolation(term.Decades));
            }
        }

        IReadOnlyList<(Study Study, RateExponent Exponent)> terms = exponent?.Terms ?? [];
        foreach ((Study study, RateExponent one) in terms)
        {
            AddRow(
                table,
                one == terms[0].Exponent ? language.RateExponentName : Prose.Empty,
                Prose.Literal(study.Name),
                Prose.Literal(Language.Exponent(one.Value)),
                language.BasisOf(one));
        }

        return table;
    }

    private static Prose Shown(Language language, AdvisedQuantity quantity, double value, double length) =>
        quantity == AdvisedQuantity.LearningRate
            ? Prose.Literal(Language.Rate(value))
            : language.BatchOf(value / length, value);

    /// <summary>
    /// The facts below the tables: missing estimates, rules derived from the estimates, and how reliable the estimates are.
    /// </summary>
    private static IEnumerable<Fact> Remarks(
        TrainingSize size,
        double length,
        ScaledRate scaled,
        IReadOnlyList<ExponentRow> exponents,
        Dictionary<AdvisedQuantity, IReadOnlyList<BackTestRow>> tests,
        Dictionary<AdvisedQuantity, Ensemble> ensembles,
        Dictionary<AdvisedQuantity, AdvisedValue?> estimates)
    {
        (int Inside, int Answered) tested = (exponents.Count(row => row.IsInside), exponents.Count(row => row.Advice is not null));
        if (!scaled.IsAdamW)
        {
            yield return new NoStudyOfSgd();
            yield return scaled;
            yield return new WarmupAdvice();
            if (tested.Answered > 0)
            {
                yield return new AdviceBackTest([], tested);
            }

            yield break;
        }

        foreach ((AdvisedQuantity quantity, AdvisedValue? estimate) in estimates)
        {
            if (estimate is null)
            {
                yield return new NothingNear(quantity, ensembles[quantity].NearestTo(size), ensembles[quantity].Errors?.Reach);
                continue;
            }

            if (IsUntested(estimate, tests[quantity]) && BackTest.FarthestOf(tests[quantity]) is { } farthest)
            {
                yield return new UntestedAdvice(quantity, estimate.Decades, farthest.Advice!.Decades, farthest.IsInside);
            }

            if (estimate.High / estimate.Low > Wide)
            {
                yield return new WideAdvice(quantity, estimate.High / estimate.Low);
            }
        }

        RatioRange[] unseen =
        [
            .. from one in ensembles
               where estimates[one.Key] is not null && one.Value.TokensPerParameter.Count > 0
               let range = new RatioRange(one.Key, one.Value.TokensPerParameter[0], one.Value.TokensPerParameter[^1])
               where size.TokensPerParameter < range.Low || size.TokensPerParameter > range.High
               select range,
        ];
        if (unseen.Length > 0)
        {
            yield return new UnseenRatio(size.TokensPerParameter, unseen);
        }

        yield return scaled;
        AdvisedValue? batch = estimates[AdvisedQuantity.LeastLossBatch];
        if (!Recipe.HalfLifeFits(size))
        {
            yield return new NoBeta2Advice(size.Tokens);
        }
        else if (batch is not null)
        {
            yield return new Beta2Advice(batch.Value / length, Recipe.Beta2(batch.Value));
        }

        if (Recipe.Timescale(size) is not double timescale)
        {
            yield return new NoDecayAdvice(size.TokensPerParameter);
        }
        else if (batch is not null && estimates[AdvisedQuantity.LearningRate] is { } rate)
        {
            yield return new DecayAdvice(
                Recipe.WeightDecay(size, batch.Value, rate.Value, timescale),
                timescale,
                batch.Value / length,
                rate.Value,
                Recipe.TimescaleFit.DecadesTo(size));
        }

        yield return new WarmupAdvice();
        BackTestTally[] tallies =
        [
            .. tests.Select(one => BackTestTally.Of(one.Key, one.Value)).Where(tally => tally.Answered > 0),
        ];
        if (tallies.Length > 0)
        {
            yield return new AdviceBackTest(tallies, tested);
        }

        yield return new AdviceScope();
    }

    /// <summary>
    /// Prints the memory of each component of training. If the device memory is given, also prints the devices needed and the sequences
    /// per device.
    /// </summary>
    private static void ShowMemory(
        CommandContext context, Language language, TrainingSize size, double length, bool isAdamW, double? device)
    {
        if (PublishedLlamas.NearestTo(size.Parameters) is not var (name, shape))
        {
            CommandContext.Say(
                new NoKnownShape(size.Parameters, [.. PublishedLlamas.All.Select(one => one.Name)]).In(language).ToString());
            return;
        }

        var memory = new TrainingMemory(shape, length, isAdamW);
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn(new Text(language.MemoryOf(name).ToString())))
            .AddColumn(new TableColumn(new Text(language.HeadingOf(AdviceColumn.Size).ToString())).RightAligned())
            .AddColumn(new TableColumn(new Text(language.HeadingOf(AdviceColumn.Range).ToString())));
        foreach ((MemoryPart part, double bytes, (double Low, double High)? range) in ((MemoryPart, double, (double Low, double High)?)[])
        [
            (MemoryPart.Weights, memory.Weights, null),
            (MemoryPart.Gradients, memory.Gradients, null),
            (MemoryPart.Optimizer, memory.Optimizer, null),
            (MemoryPart.Activations, memory.Activations, memory.ActivationRange),
            (MemoryPart.RecomputedActivations, memory.RecomputedActivations, memory.RecomputedRange),
            (MemoryPart.Logits, memory.Logits, memory.LogitsRange),
        ])
        {
            AddRow(
                table,
                language.NameOf(part, isAdamW),
                Prose.Literal(Language.DecimalBytes(bytes)),
                range is var (low, high)
                    ? language.RangeOf(Language.DecimalBytes(low), Language.DecimalBytes(high))
                    : language.ExactSize);
        }

        context.Console.Write(table);
        CommandContext.Say(new MemoryErrors(TrainingMemory.MeasuredExcess).In(language).ToString());
        if (device is double bytesOfDevice)
        {
            (double, double)? Fewest(bool recomputes)
            {
                for (double devices = 1; devices <= MostDevices; devices *= 2)
                {
                    if (memory.MicroBatch(bytesOfDevice, devices, recomputes) is var sequences and >= 1)
                    {
                        return (devices, sequences);
                    }
                }

                return null;
            }

            CommandContext.Say(new MicroBatchAdvice(bytesOfDevice, memory.States, Fewest(recomputes: false), Fewest(recomputes: true))
                .In(language)
                .ToString());
        }
    }

    private static Table TableOf(Language language, params AdviceColumn[] columns)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (AdviceColumn column in columns)
        {
            table.AddColumn(new TableColumn(new Text(language.HeadingOf(column).ToString())));
        }

        return table;
    }

    private static void AddRow(Table table, params IReadOnlyList<Prose> cells) =>
        table.AddRow(cells.Select(cell => new Text(cell.ToString())));
}

/// <summary>The options of <c>advise</c> as the user typed them.</summary>
/// <param name="Parameters">The number of parameters of the model.</param>
/// <param name="Tokens">The number of training tokens.</param>
/// <param name="SequenceLength">The number of tokens in a sequence.</param>
/// <param name="Optimizer">The optimizer; null for AdamW.</param>
/// <param name="DeviceMemory">The memory of one device, with its unit; null if not given.</param>
/// <param name="Without">The names of published studies to leave out.</param>
/// <param name="Language">The tag of the language; null for English.</param>
internal sealed record AdviceWords(
    string? Parameters,
    string? Tokens,
    string? SequenceLength,
    string? Optimizer,
    string? DeviceMemory,
    IReadOnlyList<string> Without,
    string? Language);
