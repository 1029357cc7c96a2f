extern alias generators;

using System.Collections.Immutable;
using generators::LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace LlamaBatch.CodeFixes.Tests;

/// <summary>A fix, from a wrong record to the right one, by Roslyn's verifier.</summary>
/// <remarks>
/// The verifier runs the generator and the analyzer before and after. Afterwards, the code must be as expected, must compile, and must
/// have no diagnostics but those that its markup names. The generator is part of the project, as in an editor: the verifier's own
/// <c>GetSourceGenerators</c> shows generated code to the compiler, but not to a fix.
/// </remarks>
/// <typeparam name="TFix">The fix.</typeparam>
internal sealed class FixTest<TFix> : CSharpCodeFixTest<ExperimentAnalyzer, TFix, DefaultVerifier>
    where TFix : CodeFixProvider, new()
{
    private string? _title;

    private FixTest()
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(Projects.References);
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        SolutionTransforms.Add((solution, project) => solution.AddAnalyzerReference(project, Projects.Generator));

        ImmutableArray<string> fixedIds = new TFix().FixableDiagnosticIds;
        DisabledDiagnostics.AddRange(Projects.Remarks.Except(fixedIds));
    }

    /// <summary>Applies the fix to a file.</summary>
    /// <param name="before">The wrong code, with <c>{|LB0000:markup|}</c> around what is wrong.</param>
    /// <param name="after">The code that is expected.</param>
    /// <param name="title">The title of the action; by default, the first that is offered.</param>
    /// <param name="isForAll">Whether to apply the fix to all mistakes at once too.</param>
    public static Task Expect(string before, string after, string? title = null, bool isForAll = false) =>
        Of([before], [after], title, isForAll).RunAsync(CancellationToken.None);

    /// <summary>Applies the fix to several files.</summary>
    public static Task Expect(string[] before, string[] after, string? title = null) =>
        Of(before, after, title, isForAll: false).RunAsync(CancellationToken.None);

    /// <summary>Applies the fix to a mistake of a base, which is found where a record inherits it.</summary>
    /// <remarks>Editors offer no fix of such a mistake, but <c>dotnet format analyzers</c> applies it.</remarks>
    public static Task ExpectInBase(string before, string after)
    {
        FixTest<TFix> test = Of([before], [after], null, isForAll: false);
        test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
        return test.RunAsync(CancellationToken.None);
    }

    /// <summary>Applies the fix to code that does not compile, and where the errors are not of interest.</summary>
    public static async Task ExpectDespiteErrors(string before, string after)
    {
        FixTest<TFix> test = Of([before], [after], null, isForAll: false);
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        await test.RunAsync(CancellationToken.None);
        await ExpectNone(after);
    }

    /// <summary>Expects that nothing is offered.</summary>
    public static Task ExpectNone(string code)
    {
        FixTest<TFix> test = Of([code], [code], null, isForAll: false);
        test.NumberOfIncrementalIterations = 0;
        return test.RunAsync(CancellationToken.None);
    }

    private static FixTest<TFix> Of(string[] before, string[] after, string? title, bool isForAll)
    {
        var test = new FixTest<TFix>();
        foreach ((SolutionState state, string[] sources) in new[] { (test.TestState, before), (test.FixedState, after) })
        {
            state.Sources.Add(("/0/Usings.cs", Projects.Usings));
            for (int i = 0; i < sources.Length; i++)
            {
                state.Sources.Add(($"/0/Source{i}.cs", sources[i]));
            }
        }

        test.CodeFixTestBehaviors = isForAll
            ? CodeFixTestBehaviors.None
            : CodeFixTestBehaviors.FixOne | CodeFixTestBehaviors.SkipFixAllCheck;
        test._title = title;
        return test;
    }

    protected override ParseOptions CreateParseOptions() => Projects.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => Projects.CompilationOptions;

    protected override ImmutableArray<Microsoft.CodeAnalysis.CodeActions.CodeAction> FilterCodeActions(
        ImmutableArray<Microsoft.CodeAnalysis.CodeActions.CodeAction> actions) =>
        _title is null ? actions : [.. actions.Where(action => action.Title == _title)];
}
