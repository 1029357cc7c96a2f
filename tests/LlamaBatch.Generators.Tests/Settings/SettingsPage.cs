using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LlamaBatch.Generators.Tests.Settings;

/// <summary>Writes the page of all settings, with units and defaults, from the types and their documentation.</summary>
internal static partial class SettingsPage
{
    /// <summary>The page, from the repository's folder.</summary>
    public const string Path = "src/SETTINGS.md";

    /// <summary>The sections of the page. An object with its defaults, or for a type without one, null.</summary>
    private static readonly (Type Type, object? Defaults, string Use)[] _sections =
    [
        (typeof(LlamaConfig), new LlamaConfig(), "`LlamaConfig.Nano with { … }`"),
        (typeof(TextFiles), new TextFiles("text"), "`Corpora.TextFiles(\"path\") with { … }`"),
        (typeof(DotNetDocs), new DotNetDocs(), "`Corpora.DotNetDocs with { … }`"),
        (typeof(MarkovText), new MarkovText(), "`Corpora.MarkovText with { … }`"),
        (typeof(Training), new Training(), "`new Training { … }`"),
        (typeof(CosineSchedule), Schedule.Cosine(), "`Schedule.Cosine(warmup, floor)`"),
        (typeof(LinearSchedule), Schedule.Linear(), "`Schedule.Linear(warmup, floor)`"),
        (typeof(WarmupStableDecaySchedule), Schedule.WarmupStableDecay(), "`Schedule.WarmupStableDecay(warmup, decay, floor)`"),
        (typeof(ConstantSchedule), Schedule.Constant(), "`Schedule.Constant(warmup)`"),
        (typeof(StagedBatch), BatchSchedule.Staged(16, until: 0.5), "`BatchSchedule.Staged(batchSize, until).Then(batchSize, until)`"),
        (typeof(BatchWarmup), BatchSchedule.Warmup(0, 0, 0), "`BatchSchedule.Warmup(from, until, by)`"),
        (typeof(SeesawBatch), BatchSchedule.Seesaw(0), "`BatchSchedule.Seesaw(from, factor)`"),
        (typeof(AdamW), new AdamW(), "`new AdamW { … }`"),
        (typeof(Sgd), new Sgd(), "`new Sgd { … }`"),
        (typeof(Validation), new Validation(), "`new Validation { … }`"),
        (typeof(Probe), new Probe(), "`new Probe { … }`"),
        (typeof(RunTable), RunTable.Csv("runs.csv"), "`RunTable.Csv(\"path\") with { … }`"),
    ];

    /// <summary>The units of numbers whose type does not tell. A number without a unit is in the list too.</summary>
    private static readonly Dictionary<string, string> _units = new()
    {
        ["LlamaConfig.VocabSize"] = "tokens",
        ["LlamaConfig.HiddenSize"] = "dimensions",
        ["LlamaConfig.IntermediateSize"] = "dimensions",
        ["LlamaConfig.Layers"] = "layers",
        ["LlamaConfig.Heads"] = "heads",
        ["LlamaConfig.KeyValueHeads"] = "heads",
        ["LlamaConfig.HeadDim"] = "dimensions",
        ["LlamaConfig.MaxPositionEmbeddings"] = "tokens",
        ["LlamaConfig.RopeTheta"] = "none",
        ["LlamaConfig.RmsNormEps"] = "none",
        ["LlamaConfig.InitializerRange"] = "standard deviation",
        ["Corpus.SequenceLength"] = "tokens",
        ["TextFiles.ValidationShare"] = "share, 0 to 1",
        ["TextFiles.TrainingLimit"] = "bytes",
        ["DotNetDocs.TrainingLimit"] = "bytes",
        ["MarkovText.Symbols"] = "symbols",
        ["MarkovText.Concentration"] = "none",
        ["MarkovText.SourceSeed"] = "none",
        ["Training.Steps"] = "steps",
        ["Training.GradientClip"] = "L2 norm",
        ["Schedule.Warmup"] = "share, 0 to 1",
        ["CosineSchedule.Floor"] = "share, 0 to 1",
        ["LinearSchedule.Floor"] = "share, 0 to 1",
        ["WarmupStableDecaySchedule.Floor"] = "share, 0 to 1",
        ["WarmupStableDecaySchedule.Decay"] = "share, 0 to 1",
        ["BatchSchedule.RateExponent"] = "none",
        ["BatchWarmup.Until"] = "share, 0 to 1",
        ["SeesawBatch.Factor"] = "none",
        ["Optimizer.LearningRate"] = "none",
        ["AdamW.Beta1"] = "decay per step",
        ["AdamW.Beta2"] = "decay per step",
        ["AdamW.Epsilon"] = "none",
        ["AdamW.WeightDecay"] = "per step, times the rate",
        ["Sgd.Momentum"] = "decay per step",
        ["Sgd.WeightDecay"] = "per step, times the rate",
        ["Probe.Batches"] = "batches",
        ["Probe.Ascent"] = "L2 norm",
        ["Probe.Perturbation"] = "share of the weight",
        ["Probe.Perturbations"] = "perturbations",
        ["Probe.BarrierFrom"] = "share, 0 to 1",
    };

    private static readonly XDocument _documentation =
        XDocument.Load(System.IO.Path.Combine(AppContext.BaseDirectory, "LlamaBatch.xml"));

    /// <summary>The text of the page.</summary>
    public static string Render()
    {
        var page = new StringBuilder(Head).Append('\n');
        foreach ((Type type, object? defaults, string use) in _sections)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {type.Name}\n\n{use}\n\n")
                .Append("| Setting | Unit | Default | Meaning |\n|---|---|---|---|\n");
            foreach (PropertyInfo property in Settable(type))
            {
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{property.Name}` | {UnitOf(property)} | {DefaultOf(property, defaults)} | {MeaningOf(property)} |\n");
            }
        }

        return page.ToString();
    }

    /// <summary>The names in the list of units that no setting has.</summary>
    public static IEnumerable<string> UnusedUnits() =>
        _units.Keys.Except(_sections.SelectMany(section => Settable(section.Type)).Select(NameOf));

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true })
            // The members of a base come first, as SequenceLength of every corpus does.
            .OrderBy(property => property.DeclaringType == type)
            .ThenBy(property => property.MetadataToken);

    private static string NameOf(PropertyInfo property) => $"{property.DeclaringType!.Name}.{property.Name}";

    private static string UnitOf(PropertyInfo property) =>
        property.PropertyType == typeof(Sequences) ? "sequences"
        : property.PropertyType == typeof(Tokens) ? "tokens"
        : IsNumber(property.PropertyType) ? _units[NameOf(property)]
        : $"`{TypeName(property.PropertyType)}`";

    private static bool IsNumber(Type type) => type == typeof(int) || type == typeof(long) || type == typeof(double);

    private static string TypeName(Type type) =>
        type == typeof(string) ? "string"
        : type == typeof(bool) ? "bool"
        : type.IsGenericType ? "list"
        : type.Name;

    private static string DefaultOf(PropertyInfo property, object? defaults)
    {
        if (property.DeclaringType == typeof(TextFiles) && property.Name == nameof(TextFiles.Path))
        {
            return "required";
        }

        return property.GetValue(defaults) switch
        {
            null => "null",
            "" => "`\"\"`",
            string text => $"`\"{text}\"`",
            bool flag => flag ? "true" : "false",
            Sequences sequences => Number.Exact(sequences.Count),
            Tokens tokens => Number.Exact(tokens.Count),
            int number => Number.Exact(number),
            long number => Number.Exact(number),
            double number and (0 or >= 0.001) => number.ToString("#,0.####", CultureInfo.InvariantCulture),
            double number => Number.Scientific(number),
            Enum member => $"`{member.GetType().Name}.{member}`",
            Schedule schedule => $"`Schedule.{schedule.Name}()`",
            BatchSchedule => "`BatchSchedule.Constant()`",
            System.Collections.IEnumerable => "empty",
            var other => throw new InvalidOperationException($"The default {other} of {NameOf(property)} has no text."),
        };
    }

    /// <summary>The first sentence of the documentation.</summary>
    private static string MeaningOf(PropertyInfo property)
    {
        XElement summary = _documentation.Descendants("member")
            .FirstOrDefault(member => (string?)member.Attribute("name") == $"P:{property.DeclaringType!.FullName}.{property.Name}")
            ?.Element("summary")
            // A parameter of a record is documented at the type.
            ?? _documentation.Descendants("member")
                .First(member => (string?)member.Attribute("name") == $"T:{property.DeclaringType!.FullName}")
                .Elements("param").First(parameter => (string?)parameter.Attribute("name") == property.Name);
        string text = Space().Replace(string.Concat(summary.Nodes().Select(TextOf)), " ").Trim();
        Match end = SentenceEnd().Match(text);
        return (end.Success ? text[..(end.Index + 1)] : text).Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string TextOf(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } reference => $"`{((string?)reference.Attribute("cref") ?? "").Split('.', ':')[^1]}`",
        XElement { Name.LocalName: "paramref" } reference => $"`{(string?)reference.Attribute("name")}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => other.Value,
        _ => "",
    };

    /// <summary>A period before the next sentence, and not one of "et al. 2021".</summary>
    [GeneratedRegex(@"\. (?=\p{Lu}|`)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    private const string Head = """
        # Settings

        Every setting of an experiment, with its unit and its default. A test writes this page from the types
        (`LLAMABATCH_REWRITE=1 dotnet test --filter SettingsPageTests`). [DIAGNOSTICS.md](../generators/DIAGNOSTICS.md) has the numbers
        at which the compiler warns.

        - `Sequences` and `Tokens` are types of their own: an `int` converts to either, but a number of sequences is no number of tokens.
        - A share is a number from 0 to 1; 10 % is 0.1. Warm-up, decay and floor are shares too, not steps and not rates.
        - In claims, losses are in nats per token, times in seconds, memory in bytes, and margins of ratios are logarithms (0.05 is 5 %).
        """;
}
