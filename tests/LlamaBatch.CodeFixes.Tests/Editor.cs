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
    private readonly AdhocWorkspace _workspace = new();
    private readonly Document _document;
    private readonly TextSpan? _selection;
    private readonly List<CodeAction> _actions = [];

    /// <summary>Opens a file.</summary>
    /// <param name="code">The code, with <c>[|brackets|]</c> around the selection.</param>
    private Editor(string code)
    {
        int start = code.IndexOf("[|", StringComparison.Ordinal);
        if (start >= 0)
        {
            int end = code.IndexOf("|]", StringComparison.Ordinal) - 2;
            _selection = TextSpan.FromBounds(start, end);
            code = code.Remove(end + 2, 2).Remove(start, 2);
        }

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
        _document = project.AddDocument("Source.cs", code, filePath: "Source.cs");
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
            Location.Create(tree, editor._selection!.Value),
            properties.ToImmutableDictionary(one => one.Key, one => (string?)one.Value));
        await new T().RegisterCodeFixesAsync(new CodeFixContext(
            editor._document,
            diagnostic,
            (action, _) => editor._actions.Add(action),
            CancellationToken.None));
        await editor.ApplyAsync(title, after);
    }

    /// <summary>Applies every action of every fix to code without a selection, each to the code as it was.</summary>
    /// <returns>What went wrong: a fix that failed, added an error of the compiler, or left its diagnostic.</returns>
    public static async Task<IReadOnlyList<string>> Problems(string code, IReadOnlyList<CodeFixProvider> fixes)
    {
        using var editor = new Editor(code);
        var problems = new List<string>();
        ImmutableArray<Diagnostic> before = await DiagnosticsAsync(editor._document);
        foreach (Diagnostic diagnostic in before.Where(one => one.Location.SourceTree?.FilePath == "Source.cs"))
        {
            foreach (CodeFixProvider fix in fixes.Where(one => one.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                editor._actions.Clear();
                await fix.RegisterCodeFixesAsync(new CodeFixContext(
                    editor._document,
                    diagnostic,
                    (action, _) => editor._actions.Add(action),
                    CancellationToken.None));
                foreach (CodeAction action in editor._actions)
                {
                    Document changed = await editor.ChangedAsync(action);
                    ImmutableArray<Diagnostic> after = await DiagnosticsAsync(changed);
                    if (Count(after) >= Count(before) || after.Count(IsError) > before.Count(IsError))
                    {
                        problems.Add($"{diagnostic}\n{action.Title}\n{string.Join("\n", after)}\n{await changed.GetTextAsync()}");
                    }
                }
            }

            int Count(ImmutableArray<Diagnostic> found) => found.Count(one => one.Id == diagnostic.Id);
        }

        return problems;

        static bool IsError(Diagnostic diagnostic) => diagnostic is { Severity: DiagnosticSeverity.Error, Id: ['C', 'S', ..] };
    }

    /// <summary>Asks for all fixes at all diagnostics, and for all refactorings at all tokens, and applies what they offer.</summary>
    /// <returns>What they threw.</returns>
    public static async Task<IReadOnlyList<string>> Failures(
        string code, IReadOnlyList<CodeFixProvider> fixes, IReadOnlyList<CodeRefactoringProvider> refactorings)
    {
        using var editor = new Editor(code);
        var failures = new List<string>();
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync(editor._document);
        foreach (Diagnostic diagnostic in diagnostics.Where(one => one.Location.SourceTree?.FilePath == "Source.cs"))
        {
            foreach (CodeFixProvider fix in fixes.Where(one => one.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                await Try($"{fix.GetType().Name} at {diagnostic}", () => fix.RegisterCodeFixesAsync(new CodeFixContext(
                    editor._document, diagnostic, (action, _) => editor._actions.Add(action), CancellationToken.None)));
            }
        }

        foreach (SyntaxToken token in (await editor._document.GetSyntaxRootAsync())!.DescendantTokens())
        {
            foreach (CodeRefactoringProvider refactoring in refactorings)
            {
                await Try($"{refactoring.GetType().Name} at {token} {token.Span}", () => refactoring.ComputeRefactoringsAsync(
                    new CodeRefactoringContext(editor._document, token.Span, editor._actions.Add, CancellationToken.None)));
            }
        }

        return failures;

        async Task Try(string what, Func<Task> offer)
        {
            editor._actions.Clear();
            try
            {
                await offer();
                foreach (CodeAction action in editor._actions)
                {
                    await editor.ChangedAsync(action);
                }
            }
            catch (Exception exception)
            {
                failures.Add($"{what}: {exception}");
            }
        }
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Document document)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        return await compilation.WithAnalyzers([new ExperimentAnalyzer()]).GetAllDiagnosticsAsync();
    }

    private async Task<Document> ChangedAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(_document.Id)!;
    }

    public void Dispose() => _workspace.Dispose();

    private Task ComputeAsync(CodeRefactoringProvider provider) => provider.ComputeRefactoringsAsync(
        new CodeRefactoringContext(_document, _selection!.Value, _actions.Add, CancellationToken.None));

    private async Task ApplyAsync(string title, string after)
    {
        CodeAction? action = _actions.Find(one => one.Title == title);
        Assert.True(action is not null, $"Offered: {string.Join("; ", _actions.Select(one => one.Title))}");
        Document document = await ChangedAsync(action);
        Assert.Equal(after, (await document.GetTextAsync()).ToString());

        Assert.Empty((await DiagnosticsAsync(document))
            .Where(one => one.Severity > DiagnosticSeverity.Hidden && !Projects.Remarks.Contains(one.Id))
            .Select(one => one.ToString()));
    }
}
