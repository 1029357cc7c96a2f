extern alias generators;

using System.Collections.Immutable;
using generators::LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.CodeFixes.Tests;

/// <summary>A workspace with one file and a selection in it.</summary>
/// <remarks>
/// For what <see cref="FixTest{TFix}"/> does not run: refactorings, whose testing package is not on every feed, and fixes of rules that
/// the analyzer does not have yet.
/// </remarks>
internal sealed class Editor : IDisposable
{
    /// <summary>What the analyzer says of right records too.</summary>
    private static readonly string[] _remarks = ["LB0005", "LB2010", "LB3002"];

    private readonly AdhocWorkspace _workspace = new();
    private readonly Document _document;
    private readonly TextSpan _selection;
    private readonly List<CodeAction> _actions = [];

    /// <summary>Opens a file.</summary>
    /// <param name="code">The code, with <c>[|brackets|]</c> around the selection.</param>
    private Editor(string code)
    {
        int start = code.IndexOf("[|", StringComparison.Ordinal);
        int end = code.IndexOf("|]", StringComparison.Ordinal) - 2;
        _selection = TextSpan.FromBounds(start, end);
        Project project = _workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Experiments",
            "Experiments",
            LanguageNames.CSharp,
            compilationOptions: Projects.CompilationOptions,
            parseOptions: Projects.ParseOptions,
            metadataReferences: Projects.References,
            analyzerReferences: [Projects.Generator]));
        project = project.AddDocument("Usings.cs", Projects.Usings).Project;
        _document = project.AddDocument("Source.cs", code.Remove(end + 2, 2).Remove(start, 2), filePath: "Source.cs");
    }

    /// <summary>The titles of what a refactoring offers.</summary>
    public static async Task<IReadOnlyList<string>> Titles<T>(string code)
        where T : CodeRefactoringProvider, new()
    {
        using var editor = new Editor(code);
        await editor.ComputeAsync(new T());
        return [.. editor._actions.Select(action => action.Title)];
    }

    /// <summary>Applies a refactoring. The result must be as expected, compile, and have no diagnostics.</summary>
    public static async Task Refactor<T>(string before, string after, string title)
        where T : CodeRefactoringProvider, new()
    {
        using var editor = new Editor(before);
        await editor.ComputeAsync(new T());
        await editor.ApplyAsync(title, after);
    }

    /// <summary>Fixes a mistake at the selection that no rule reports.</summary>
    /// <param name="before">The code.</param>
    /// <param name="after">The code that is expected.</param>
    /// <param name="title">The title of the action.</param>
    /// <param name="properties">What the analyzer would hand over.</param>
    public static async Task Fix<T>(string before, string after, string title, params (string Key, string Value)[] properties)
        where T : CodeFixProvider, new()
    {
        using var editor = new Editor(before);
        SyntaxTree tree = (await editor._document.GetSyntaxTreeAsync())!;
        var diagnostic = Diagnostic.Create(
            new DiagnosticDescriptor("LB9999", "New rule", "", "Sweep", DiagnosticSeverity.Warning, isEnabledByDefault: true),
            Location.Create(tree, editor._selection),
            properties.ToImmutableDictionary(one => one.Key, one => (string?)one.Value));
        await new T().RegisterCodeFixesAsync(new CodeFixContext(
            editor._document,
            diagnostic,
            (action, _) => editor._actions.Add(action),
            CancellationToken.None));
        await editor.ApplyAsync(title, after);
    }

    public void Dispose() => _workspace.Dispose();

    private Task ComputeAsync(CodeRefactoringProvider provider) => provider.ComputeRefactoringsAsync(
        new CodeRefactoringContext(_document, _selection, _actions.Add, CancellationToken.None));

    private async Task ApplyAsync(string title, string after)
    {
        CodeAction? action = _actions.Find(one => one.Title == title);
        Assert.True(action is not null, $"Offered: {string.Join("; ", _actions.Select(one => one.Title))}");
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        Document document = changed.GetDocument(_document.Id)!;
        Assert.Equal(after, (await document.GetTextAsync()).ToString());

        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([new ExperimentAnalyzer()]).GetAllDiagnosticsAsync();
        Assert.Empty(found
            .Where(one => one.Severity > DiagnosticSeverity.Hidden && !_remarks.Contains(one.Id))
            .Select(one => one.ToString()));
    }
}
