using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators.Tests;

/// <summary>The arrows between folders of source files: a folder points to each folder whose types and members its code names.</summary>
/// <remarks>
/// The compiler's semantic model tells the folder, since namespaces and <c>using</c> lines do not: much of the public
/// vocabulary stands in one namespace.
/// </remarks>
internal sealed class FolderArrows
{
    private static readonly CSharpParseOptions _options = new(LanguageVersion.Latest, DocumentationMode.None);

    private readonly CSharpCompilation _compilation;
    private readonly Func<string, string> _roomOf;
    private readonly Dictionary<Arrow, IReadOnlyList<string>> _places;

    /// <summary>Finds the arrows among source files.</summary>
    /// <param name="files">The path of each file below the root of the repository, with slashes, and its text.</param>
    /// <param name="roomOf">The folder that a path belongs to, as the diagram calls it.</param>
    public FolderArrows(IEnumerable<KeyValuePair<string, string>> files, Func<string, string> roomOf)
    {
        SyntaxTree[] trees = [.. files.Select(Parsed)];
        _roomOf = roomOf;
        _compilation = CSharpCompilation.Create(
            "House",
            [.. trees, ImplicitUsings],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        _places = PlacesIn(trees);
    }

    private FolderArrows(FolderArrows before, IReadOnlyList<SyntaxTree> added)
    {
        _roomOf = before._roomOf;
        _compilation = before._compilation.AddSyntaxTrees(added);
        _places = PlacesIn(added);
    }

    /// <summary>The arrows.</summary>
    public IReadOnlyCollection<Arrow> All => _places.Keys;

    /// <summary>The lines of code that draw an arrow.</summary>
    public IReadOnlyList<string> PlacesOf(Arrow arrow) => _places[arrow];

    /// <summary>The arrows that files draw which are added to those of this object.</summary>
    public FolderArrows OfAdded(IEnumerable<KeyValuePair<string, string>> files) => new(this, [.. files.Select(Parsed)]);

    private static SyntaxTree ImplicitUsings { get; } = CSharpSyntaxTree.ParseText(
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """,
        _options);

    /// <summary>What the sources refer to, but for the sources themselves.</summary>
    private static MetadataReference[] References { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("LlamaBatch", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private static SyntaxTree Parsed(KeyValuePair<string, string> file) => CSharpSyntaxTree.ParseText(file.Value, _options, file.Key);

    private Dictionary<Arrow, IReadOnlyList<string>> PlacesIn(IEnumerable<SyntaxTree> trees) =>
        (from tree in trees
         let model = _compilation.GetSemanticModel(tree)
         let room = _roomOf(tree.FilePath)
         from expression in tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>()
         where IsUse(expression)
         let home = HomeOf(model.GetSymbolInfo(expression))
         where home is not null
         let used = _roomOf(home)
         where used != room
         group $"{tree.FilePath}({expression.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {expression}" by new Arrow(
             room,
             used))
        .ToDictionary(places => places.Key, places => (IReadOnlyList<string>)[.. places]);

    /// <summary>Whether an expression may name a declaration: by a name, or silently as <c>new(...)</c> and <c>a[...]</c> do.</summary>
    private static bool IsUse(ExpressionSyntax expression) =>
        expression is ImplicitObjectCreationExpressionSyntax or ElementAccessExpressionSyntax
            or SimpleNameSyntax { Parent: not (UsingDirectiveSyntax or BaseNamespaceDeclarationSyntax) };

    /// <summary>
    /// The file that declares what a name means, or the closest type around it; null for what the sources do not declare.
    /// </summary>
    /// <remarks>A partial type is at home in the file with the shortest name: <c>Corpus.cs</c>, not <c>Corpus.Reading.cs</c>.</remarks>
    private static string? HomeOf(SymbolInfo info)
    {
        ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        return symbol is null or INamespaceSymbol or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol
            or ILabelSymbol or ITypeParameterSymbol
            ? null
            : symbol.OriginalDefinition.DeclaringSyntaxReferences.Select(place => place.SyntaxTree.FilePath)
                .OrderBy(path => Path.GetFileName(path).Length)
                .FirstOrDefault();
    }
}
