namespace LlamaBatch.Generators.Tests;

/// <summary>
/// A definition drawn at random: names that are keywords, Unicode or names of the house, levels of every type, texts that
/// need escaping, types of the author's in the way, and at most one mistake. The number says which.
/// </summary>
internal sealed class DrawnDefinition
{
    private static readonly string[] _names =
    [
        "@event", "@base", "@default", "@fixed", "@long", "@class", "@is", "@var", "@record", "@required", "@file", "@field", "@value",
        "@await", "@from", "@where", "@dynamic", "@nameof", "@yield", "@global",
        "Größe", "学习率", "Ж", "état", "a\u0301b", "x\u200dy", "_", "__", "_1", "batch_size", "BatchSize", "batchSize", "BATCH", "iPhone",
        "URL",
        "Table", "table", "Target", "target", "Steps", "Tokens", "Scale", "Seed", "Level", "Levels", "Point", "point", "level", "Trial",
        "trial", "Name", "Axes", "Baseline", "Metrics", "Seeds",
        "Checkpoint", "Evaluation", "Threads", "LlamaModel", "LlamaPass", "WeightAverage", "TokenBatches", "TrainingStep", "Samples",
        "Quantities", "ResultTable", "PlanTable", "MetricDefinition", "TargetCost",
        "Claim", "Verdict", "LlamaBatch", "System", "Torch", "Trials", "Data", "Reporting", "Collections", "IReadOnlyList", "Dictionary",
        "Axis", "Experiment", "ExperimentCatalog", "ReportWriter",
        "AtBudget", "AtTarget", "EqualTokens", "EqualSteps", "EqualTime", "ToTarget",
        "Write", "Train", "report", "results", "plan", "input", "settings", "model",
        "optimizer", "CreateFor", "Study", "Other", "Of", "Final", "Cost",
    ];

    private static readonly string[] _texts =
    [
        "Is it?", "\\\"quoted\\\"", "a\\u2028b", "a\\u0085b", "a\\u2029b", "*/ /* //", "<b>&amp;</b> ]]>", "{0} {{ x }} | }}",
        "\\ud83d\\ude00", "\\0\\r\\n\\t", "@\\\\", "", "\\ufffe\\uffff", "学习 🙂", "#if X", "$$\\\"\\\"\\\"",
    ];

    private readonly Random _random;

    public DrawnDefinition(int number)
    {
        _random = new Random(number);
        Mistake = _random.Next(3) == 0 ? Draw(Enum.GetValues<DrawnMistake>()) : DrawnMistake.None;
        Source = Write();
    }

    public DrawnMistake Mistake { get; }

    public string Source { get; }

    private string Write()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal) {
            "Beginning",
            "Sizes",
            "Own",
            "Name",
            "Unit",
            "Better",
            "Contrast",
            "Margin",
            "WhenDiverged",
            "Measure" };
        string[] space = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Draw(_names))];
        if (space.Length == 0)
        {
            taken.UnionWith(["System", "LlamaBatch"]);              // as a type of the global namespace, no using directive would compile
        }

        string record = Name(taken);
        bool isPublic = _random.Next(2) == 0;
        var text = new List<string>();
        if (space.Length > 0)
        {
            text.Add($"namespace {string.Join(".", space)};");
        }

        var members = new HashSet<string>(StringComparer.Ordinal)
        {
            Plain(record), "Model", "Corpus", "Training", "Optimizer", "Validation", "Probe",
            "Sweep", "Plan", "Pipeline", "Results", "Report", "Clone", "Sizes",
        };
        var metric = Name(taken);
        var axes = Enumerable.Range(0, _random.Next(4)).Select(_ => DrawAxis(Name(members), record, space)).ToList();
        var inherited = axes.Where(axis => _random.Next(4) == 0 && !axis.Property.Contains(".Sizes", StringComparison.Ordinal)).ToList();
        string claim = Name(members);
        string partial = Mistake == DrawnMistake.NotPartial ? "" : "partial ";
        string modifiers = Mistake == DrawnMistake.FileLocal
            ? "file sealed "
            : Mistake == DrawnMistake.Abstract ? "public abstract " : isPublic ? "public sealed " : "internal ";
        string kind = Mistake == DrawnMistake.Generic ? "<T>" : "";
        string question = Mistake == DrawnMistake.HalfCharacter ? "\\ud800" : Draw(_texts);
        if (Mistake == DrawnMistake.Nested)
        {
            text.Add("public static class Outer {");
        }

        text.Add($"[global::LlamaBatch.Experiment(\"{question}\")]");
        text.Add("[global::LlamaBatch.Measure<global::LlamaBatch.ValidationLoss>]");
        text.Add($"[global::LlamaBatch.Measure<{Qualified(space, metric)}>]");
        text.Add(_random.Next(2) == 0 ? "[global::LlamaBatch.Target<global::LlamaBatch.ValidationLoss>(2.5)]" : "");
        text.Add(
            $"{modifiers}{partial}record {record}{kind} : {(inherited.Count > 0 ? "Beginning" : "global::LlamaBatch.LlamaExperiment")} {{");
        text.Add(Mistake == DrawnMistake.NullLevel
            ? "    [global::LlamaBatch.Axis<string>(\"a\", null!)] public string Nothing { get; init; } = \"a\";"
            : "");
        text.Add(Mistake == DrawnMistake.NoLevelType
            ? "    [global::LlamaBatch.Axis<object>(1, \"a\")] public object Anything { get; init; } = 1;"
            : "");
        text.Add(Mistake == DrawnMistake.NotSettable ? "    [global::LlamaBatch.Axis<int>(1, 2)] public int Stuck => 1;" : "");
        text.Add(Mistake == DrawnMistake.Required ? "    public required int Needed { get; init; } = 1;" : "");
        foreach (string axis in axes.Except(inherited).Select(axis => axis.Property))
        {
            text.Add(axis);
        }

        string sum = string.Concat(axes.Select(axis => $" + this.{axis.Name}"));
        string start = Mistake == DrawnMistake.Cycle ? "this.Model" : "global::LlamaBatch.LlamaConfig.Nano";
        string precision = _random.Next(4) == 0 ? ", Step = (global::LlamaBatch.StepKind)1" : "";
        text.Add($"    public override global::LlamaBatch.LlamaConfig Model => {start} with {{ TieWordEmbeddings = "
            + $"{(Mistake == DrawnMistake.WrongType ? "3" : "true")} }};");
        text.Add($"    public override global::LlamaBatch.Corpus Corpus => global::LlamaBatch.Corpora.TextFiles(\"a\"{sum}{Reads()});");
        text.Add($"    public override global::LlamaBatch.Training Training => new() {{ Tokens = 4_000_000{precision} }};");
        text.Add("    public override "
            + "global::LlamaBatch."
            + (Mistake == DrawnMistake.OptimizerBase ? "Optimizer Optimizer => new global::LlamaBatch.AdamW" : "AdamW Optimizer => new")
            + "();");
        text.Add($"    [global::LlamaBatch.Claim(\"{Draw(_texts)}\")]");
        string accessor = Plain(metric) == "AtBudget" || _random.Next(2) == 0 ? "ValidationLoss" : metric;
        text.Add($"    private {(Mistake == DrawnMistake.InstanceClaim ? "" : "static ")}global::LlamaBatch.Verdict {claim}(Results it) => "
            + $"it.EqualTokens.{accessor}().IsBelow(2);");
        if (Mistake == DrawnMistake.ReservedName)
        {
            text.Add("    private int Pipeline => 1;");
        }

        if (Mistake == DrawnMistake.PartOfGenerated)
        {
            string part = $"{Draw(["class", "record"])} {Draw(["Results", "Plan", "Report"])}";
            text.Add($"    public sealed partial {part} {{ public int Extra => 1; }}");
        }

        text.Add("    private enum Sizes : sbyte { Small = -3, Middle = 0, @long = 100 }");
        text.Add("}");
        if (Mistake == DrawnMistake.Nested)
        {
            text.Add("}");
        }

        if (inherited.Count > 0)
        {
            text.Add("public abstract record Beginning : global::LlamaBatch.LlamaExperiment {");
            inherited.ForEach(axis => text.Add(axis.Property));
            text.Add("}");
        }

        text.Add("internal enum Own : long { A = -5, @is, B = A }");
        text.Add($$"""
            public sealed class {{metric}} : global::LlamaBatch.IStepMetric
            {
                public static string Name => "n";
                public static string Unit => "1";
                public static global::LlamaBatch.Better Better => global::LlamaBatch.Better.Lower;
                public static global::LlamaBatch.Contrast Contrast => global::LlamaBatch.Contrast.Difference;
                public static double Margin => 0;
                public static double WhenDiverged(int vocabSize) => 1;
                public static double Measure(global::LlamaBatch.StepOutcome step) => step.Loss;
            }
            """);
        for (int i = _random.Next(4); i > 0; i--)
        {
            text.Add($"public static class {Name(taken)} {{ }}");
        }

        return string.Join("\n", text);

        string Reads() => string.Concat(
            Mistake == DrawnMistake.NullLevel ? " + Nothing" : "", Mistake == DrawnMistake.NoLevelType
                ? " + Anything"
                : "", Mistake == DrawnMistake.NotSettable ? " + Stuck" : "");
    }

    private (string Name, string Property) DrawAxis(string name, string record, string[] space)
    {
        (string Type, string[] Levels)[] types =
        [
            ("int", ["int.MinValue", "0", "int.MaxValue"]), ("long", ["long.MinValue", "-1", "7"]), ("short", ["-5", "5"]),
            ("byte", ["0", "255"]), ("sbyte", ["-128", "1"]), ("ushort", ["1", "65535"]),
            ("uint", ["0", "4294967295"]), ("ulong", ["0", "18446744073709551615"]),
            ("float", ["0.1f", "float.NaN", "float.PositiveInfinity", "-3e-9f"]), ("double", ["0.1", "double.NaN", "-0.0", "1e300"]),
            ("bool", ["true", "false"]), ("char", ["'\\''", "'\\u2028'", "'a'"]), ("string", ["\"\"", "\"\\u0085\\\"\"", "\"a\""]),
            ("global::System.DayOfWeek", ["global::System.DayOfWeek.Monday", "(global::System.DayOfWeek)77"]),
            ("global::LlamaBatch.Precision", ["global::LlamaBatch.Precision.Float32", "(global::LlamaBatch.Precision)9"]),
            ("Own", ["Own.A", "Own.@is", "(Own)(-9)"]), ("Sizes", ["Sizes.Small", "Sizes.@long", "(Sizes)(-1)"]),
        ];
        (string Type, string[] Levels) = Draw(types);
        string visible = Type == "Sizes" ? "private" : Type == "Own" ? "internal" : "public";
        if (Type == "Own")
        {
            string own = Qualified(space, "Own");
            (Type, Levels) = (own, [.. Levels.Select(level => level.Replace("Own", own, StringComparison.Ordinal))]);
        }
        else if (Type == "Sizes")
        {
            string own = Mistake is DrawnMistake.Generic or DrawnMistake.Nested
                ? "global::System.DayOfWeek"
                : $"{Qualified(space, record)}.Sizes";
            Levels = own == "global::System.DayOfWeek"
                ? [$"{own}.Monday", $"{own}.Friday"]
                : [.. Levels.Select(level => level.Replace("Sizes", own, StringComparison.Ordinal))];
            visible = own == "global::System.DayOfWeek" ? "public" : visible;
            Type = own;
        }

        string obsolete = _random.Next(8) == 0 ? "[global::System.Obsolete] " : "";
        return (name, $"    {obsolete}[global::LlamaBatch.Axis<{Type}>({string.Join(", ", Levels)})] {visible} {Type} {name} {{ get; init; "
            + $"}} = {Levels[_random.Next(Levels.Length)]};");
    }

    private string Name(HashSet<string> taken)
    {
        while (true)
        {
            string name = Draw(_names);
            if (taken.Add(Plain(name)))
            {
                return name;
            }
        }
    }

    private static string Qualified(string[] space, string name) => $"global::{string.Concat(space.Select(part => $"{part}."))}{name}";

    private static string Plain(string name) => name.TrimStart('@');

    private T Draw<T>(T[] from) => from[_random.Next(from.Length)];
}

/// <summary>What is wrong with a drawn definition.</summary>
internal enum DrawnMistake
{
    None,
    NotPartial,
    FileLocal,
    Abstract,
    Generic,
    Nested,
    NullLevel,
    NoLevelType,
    NotSettable,
    Required,
    Cycle,
    WrongType,
    OptimizerBase,
    InstanceClaim,
    ReservedName,
    PartOfGenerated,
    HalfCharacter,
}
