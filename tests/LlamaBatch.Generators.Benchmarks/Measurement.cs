extern alias generators;

using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Basic.Reference.Assemblies;
using generators::LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.Generators.Benchmarks;

/// <summary>The time of the generator and the analyzer on many experiments: in a cold build, in a later build, and after an edit.</summary>
internal static class Measurement
{
    /// <summary>After so many builds, the runtime has optimized most of what a build runs.</summary>
    public const int Builds = 5;

    private const int Edits = 5;

    private static readonly CSharpParseOptions _parse = new(LanguageVersion.Latest, DocumentationMode.Parse);

    /// <summary>Measures a number of experiments: in a cold build, in a later build, and after an edit of one token budget.</summary>
    /// <returns>A row of the table: experiments, seconds of the generator and the analyzer in the three cases, the files
    /// that the edit wrote, and the memory at the end.</returns>
    public static string Run(int experiments)
    {
        (double generator, double analyzer) = CompilerBuild.Cold(experiments);
        (double laterGenerator, double laterAnalyzer) = CompilerBuild.InServer(experiments, Builds);
        CSharpCompilation compilation = Compile(experiments);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ExperimentGenerator().AsSourceGenerator()],
            parseOptions: _parse,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Require(output.GetDiagnostics());
        Require(output.WithAnalyzers([new ExperimentAnalyzer()]).GetAllDiagnosticsAsync(default).GetAwaiter().GetResult());

        var watch = new Stopwatch();
        var generatorEdits = new List<double>();
        var analyzerEdits = new List<double>();
        int written = 0;
        for (int edit = 1; edit <= Edits; edit++)
        {
            SyntaxTree tree = compilation.SyntaxTrees.Single(one => one.FilePath == Path.Combine("Studies", "Study7.cs"));
            compilation = compilation.ReplaceSyntaxTree(
                tree,
                tree.WithChangedText(SourceText.From(ManyExperiments.Source(7, 4_000_000 + (edit * 100_000)))));
            _ = compilation.GetDeclarationDiagnostics();
            watch.Restart();
            driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out output, out _);
            generatorEdits.Add(watch.Elapsed.TotalSeconds);
            written = driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs)
                .Count(one => one.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);

            // An editor asks for the diagnostics of the open file.
            SyntaxTree edited = output.SyntaxTrees.Single(one => one.FilePath == Path.Combine("Studies", "Study7.cs"));
            SemanticModel model = output.GetSemanticModel(edited);
            _ = model.GetDiagnostics();
            watch.Restart();
            Require(output.WithAnalyzers([new ExperimentAnalyzer()])
                .GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, default).GetAwaiter().GetResult());
            analyzerEdits.Add(watch.Elapsed.TotalSeconds);
        }

        using var process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {experiments:N0} | {generator:0.00} | {analyzer:0.00} | {generator + analyzer:0.00} | "
                + $"{laterGenerator:0.00} | {laterAnalyzer:0.00} | {laterGenerator + laterAnalyzer:0.00} | "
                + $"{Median(generatorEdits):0.000} | "
                + $"{Median(analyzerEdits):0.000} | {written} | {process.PeakWorkingSet64 / 1048576.0:N0} |");
    }

    private static CSharpCompilation Compile(int experiments) => CSharpCompilation.Create(
        "Studies",
        ManyExperiments.Project(experiments).Select(source => CSharpSyntaxTree.ParseText(
            source.Text,
            _parse,
            path: Path.Combine("Studies", source.FileName))),
        [
            .. Net100.References.All,
            MetadataReference.CreateFromFile(typeof(LlamaExperiment).Assembly.Location),
            MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "LlamaBatch.Torch.dll")),
            MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "TorchSharp.dll")),
        ],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress)]));

    /// <summary>Refuses to measure sources that are wrong.</summary>
    private static void Require(ImmutableArray<Diagnostic> diagnostics)
    {
        if (diagnostics.FirstOrDefault(one => one.Severity >= DiagnosticSeverity.Warning) is { } problem)
        {
            throw new InvalidOperationException($"The experiments of the benchmark have a problem: {problem}");
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
