extern alias generators;

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Basic.Reference.Assemblies;
using generators::LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.Generators.Tests;

/// <summary>Source compiled with the generator and the analyzer, as a build does it.</summary>
internal sealed class Compiled
{
    /// <summary>What the experiments project has by default.</summary>
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using LlamaBatch;
        """;

    /// <summary>Read once: most of what a compilation costs.</summary>
    private static readonly MetadataReference[] _references =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(LlamaExperiment).Assembly.Location),
        MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "LlamaBatch.Torch.dll")),
        MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "TorchSharp.dll")),
    ];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Parse);

    private Compiled(string[] sources, CSharpCompilation compilation, GeneratorDriverRunResult run, ImmutableArray<Diagnostic> diagnostics)
    {
        Sources = sources;
        Output = compilation;
        Run = run;
        Diagnostics = diagnostics;
    }

    public IReadOnlyList<string> Sources { get; }

    /// <summary>The compilation with what was generated.</summary>
    public CSharpCompilation Output { get; }

    public GeneratorDriverRunResult Run { get; }

    /// <summary>Errors and warnings of the compiler, and everything the analyzer says.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Errors and warnings as <c>id 'text it lies on'</c>.</summary>
    public IEnumerable<string> Problems => Diagnostics
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
        .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
        .Select(Describe);

    /// <summary>The sentences of errors and warnings.</summary>
    public IEnumerable<string> Sentences => Diagnostics
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
        .Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture));

    /// <summary>What must never occur: a generator or analyzer that failed, and what the compiler says of generated code.</summary>
    public IEnumerable<string> Failures => Diagnostics
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning
            && (diagnostic.Id is "CS8785" or "AD0001" || IsGenerated(diagnostic)))
        .Select(diagnostic => $"{Describe(diagnostic)} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");

    /// <summary>One generated file.</summary>
    public string Generated(string part)
        => Run.GeneratedTrees.Single(tree => tree.FilePath.EndsWith($".{part}.g.cs", StringComparison.Ordinal)).ToString();

    public static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic.Id} '{diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan)}'";

    public static bool IsGenerated(Diagnostic diagnostic)
        => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    public static Compiled Of(params string[] sources) => Of(Compile(sources), sources);

    /// <summary>The sources, compiled with properties of the project that the analyzer reads.</summary>
    public static Compiled With(IReadOnlyDictionary<string, string> properties, params string[] sources) =>
        Of(Compile(sources), new AnalyzerOptions([], new ProjectProperties(properties)), sources);

    /// <summary>The sources, compiled with a file that the build hands to the analyzer.</summary>
    public static Compiled WithFile(string path, string text, params string[] sources) =>
        Of(Compile(sources), new AnalyzerOptions([new ProjectFile(path, text)]), sources);

    public static Compiled Of(CSharpCompilation compilation, params string[] sources) => Of(compilation, options: null, sources);

    private static Compiled Of(CSharpCompilation compilation, AnalyzerOptions? options, string[] sources)
    {
        GeneratorDriver driver = Driver().RunGeneratorsAndUpdateCompilation(
            compilation,
            out Compilation output,
            out ImmutableArray<Diagnostic> generator);
        ImmutableArray<Diagnostic> compiler = output.GetDiagnostics();
        ImmutableArray<Diagnostic> analyzer = output.WithAnalyzers([new ExperimentAnalyzer()], options).GetAnalyzerDiagnosticsAsync()
            .GetAwaiter()
            .GetResult();
        return new Compiled(
            sources,
            (CSharpCompilation)output,
            driver.GetRunResult(),
            [.. compiler.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning), .. generator, .. analyzer]);
    }

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new ExperimentGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static CSharpCompilation Compile(params string[] sources) => CompileWith(null, sources);

    /// <summary>The sources with libraries beside LlamaBatch's.</summary>
    public static CSharpCompilation CompileWith(
        IEnumerable<MetadataReference>? libraries,
        params string[] sources) => CSharpCompilation.Create(
        "Experiments",
        sources.Prepend(Usings).Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, path: $"Source{i}.cs")),
        [.. _references, .. libraries ?? []],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            // As the SDK does: one runtime serves all versions.
            .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress)]));

    private sealed class ProjectFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    /// <summary>Properties of the project, such as <c>build_property.LlamaBatchExperimentsFolder</c>.</summary>
    private sealed class ProjectProperties(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
