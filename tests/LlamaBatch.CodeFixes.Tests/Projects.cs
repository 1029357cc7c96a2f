extern alias generators;

using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LlamaBatch.CodeFixes.Tests;

/// <summary>What a project of experiments has by default.</summary>
internal static class Projects
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using LlamaBatch;
        """;

    /// <summary>Read once: most of what a compilation costs.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(LlamaExperiment).Assembly.Location),
        MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "LlamaBatch.Torch.dll")),
        MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "TorchSharp.dll")),
    ];

    /// <summary>The generator, as a project references it.</summary>
    public static AnalyzerReference Generator { get; } =
        new AnalyzerFileReference(typeof(generators::LlamaBatch.Generators.ExperimentGenerator).Assembly.Location, new LoadedAssembly());

    /// <summary>
    /// The ids of what the analyzer says of right records too: remarks, and warnings about the design, which short examples deserve.
    /// </summary>
    public static IReadOnlyList<string> Remarks { get; } =
    [
        "LB2010", "LB3002",
        .. new generators::LlamaBatch.Generators.ExperimentAnalyzer().SupportedDiagnostics
            .Where(rule => rule.CustomTags.Contains("LlamaBatch.Design"))
            .Select(rule => rule.Id),
    ];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Parse);

    public static CSharpCompilationOptions CompilationOptions { get; } =
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress)]);

    /// <summary>Gives the workspace the generator that the tests are compiled with.</summary>
    private sealed class LoadedAssembly : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => typeof(generators::LlamaBatch.Generators.ExperimentGenerator).Assembly;
    }
}
