using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a limited text whose size, or the number of times that trials read it, differs from that in the question and the summary.
/// </summary>
internal static class StatedTextRule
{
    /// <summary>The relative deviation that rounding explains.</summary>
    private const double Rounding = 0.15;

    private const string Size = @"(?<![\d.,])(?<number>[0-9][0-9,]{0,15}(\.[0-9]+)?) ?(?<unit>KiB|kB|MiB|MB)";

    private static readonly Regex _size = new(
        $@"\b((?i:texts?|corpus|corpora) of {Size}|{Size} of text)\b",
        RegexOptions.CultureInvariant);

    /// <summary>Words about another text than the one that is trained on, or about a part of it.</summary>
    private static readonly Regex _aside = new(
        @"\b(held-out|held out|validated?|validates|validating|validation|whole|full|first|last|kilobytes?|megabytes?|et al|as good as|up to"
            + @"|nearly|papers?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _times = new(
        $@"(?<!\b(no|not|never|nothing|none|without)\b[^.;?]*)\b(read( in full)? (({StatedNumber.Integer}|{StatedNumber.Word}) times|(?<number>twice))"
            + $@"|(for|is|of|takes?) ({StatedNumber.Integer}|{StatedNumber.Word}) epochs|num_train_epochs ?= ?{StatedNumber.Integer})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string text)
    {
        if (points.Select(point => CorpusRules.LimitOf(point.Corpus!)).Distinct().ToList() is not [> 0 and var limit])
        {
            return null;
        }

        text = string.Join(" ", ExperimentTexts.SentencesIn(text).Where(sentence => !_aside.IsMatch(sentence)));
        PointEvaluation point = points[0];
        var sizes = _size.Matches(text).Cast<Match>().Select(match => (Size: StatedNumber.In(match), Unit: match.Groups["unit"].Value))
            .Distinct().ToList();
        if (sizes is [var (size, unit)] && !IsNear(size, limit / BytesOf(unit)))
        {
            return Report("Corpus.TrainingLimit", size, $"{unit} of text", limit / BytesOf(unit));
        }

        var read = points.Select(one => (double)one.Trainable!.TokensTrained / limit).ToList();
        return _times.Matches(text).Cast<Match>().Select(match => StatedNumber.In(match)).Distinct().ToList() is [var times]
            && read.TrueForAll(actual => !IsNear(times, actual))
            ? Report("Training.Tokens", times, "readings of the text", read[0])
            : null;

        Diagnostic Report(string setting, double stated, string name, double actual) => Diagnostic.Create(
            Descriptors.StatedBudgetDiffers,
            SettingPlace.Of(experiment, point, setting, "Training.Steps", "Corpus"),
            Number.Compact(stated),
            name,
            Number.ThreeDigits(actual),
            "");
    }

    /// <summary>The summary of an axis whose levels are numbers of readings.</summary>
    private static readonly Regex _ofReadings = new(
        @"^(how often|how many times|(the )?number of times)( that)? (the|its|each|a|all|our) (\w+ )?(text|corpus|data|tokens|bytes) "
            + @"(is|are) (read|seen)\b"
            + @"|^(the )?(number of )?(epochs|passes|readings)( (over|through|of) (the|its|a) (\w+ )?(text|corpus|data))?(?=[.,;:(]|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Reports a level of an axis of readings at which trials read their limited text another number of times.</summary>
    public static Diagnostic? CheckLevels(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        foreach (AxisDeclaration axis in experiment.Axes.Where(axis =>
            _ofReadings.IsMatch(DocumentationText.Summary(axis.Property, cancellation).Trim())))
        {
            var limited = (from point in points
                           let limit = CorpusRules.LimitOf(point.Corpus!)
                           where limit > 0 && point.Levels.TryGetValue(axis.Property.Name, out object? own) && LevelNumber.Is(own)
                           let level = LevelNumber.Of(point.Levels[axis.Property.Name])
                           select (Point: point, Level: level, Read: (double)point.Trainable!.TokensTrained / limit)).ToList();
            // A level that is right shows that levels are readings, and not repetitions after the first.
            if (limited.Exists(one => one.Level > 1 && IsNear(one.Level, one.Read))
                && limited.Find(one => !IsNear(one.Level, one.Read)) is { Point: { } wrong } other)
            {
                return Diagnostic.Create(
                    Descriptors.StatedBudgetDiffers,
                    SettingPlace.Of(experiment, wrong, "Corpus.TrainingLimit", "Corpus"),
                    Number.Compact(other.Level),
                    "readings of the text",
                    Number.ThreeDigits(other.Read),
                    LevelPhrase.Of(axis, wrong.Levels[axis.Property.Name]));
            }
        }

        return null;
    }

    private static double BytesOf(string unit) => unit switch
    {
        "KiB" => 1024,
        "kB" => 1e3,
        "MiB" => 1024 * 1024,
        _ => 1e6,
    };

    private static bool IsNear(double stated, double actual) => Math.Abs(stated - actual) <= Rounding * actual;
}
