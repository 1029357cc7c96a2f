using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// The code of a project that the model of an experiment may depend on, besides the experiment's own file: the options, the references, and
/// all files except those of isolated experiments.
/// </summary>
/// <remarks>
/// A file is isolated if it only declares one experiment whose name occurs in no other file, not even in a comment. Then nothing in another
/// file can refer to a member of this experiment.
/// </remarks>
internal sealed class ProjectCode : IEquatable<ProjectCode>
{
    private static readonly ConditionalWeakTable<Compilation, ProjectCode> _ofCompilations = new();

    private readonly CompilationOptions _options;
    private readonly string? _assembly;
    private readonly List<MetadataReference> _references;
    private readonly List<SyntaxTree> _trees;
    private readonly HashSet<string> _namespaces;

    private ProjectCode(Compilation compilation, CancellationToken cancellation)
    {
        _options = compilation.Options;
        _assembly = compilation.AssemblyName;
        _references = [.. compilation.References];
        var files = compilation.SyntaxTrees.Select(tree => (Tree: tree, Code: FileCode.Of(tree, cancellation))).ToList();
        var mentions = files
            .Select(file => file.Code.Experiment).OfType<string>().Select(FileCode.HashOf).Distinct()
            .ToDictionary(word => word, _ => 0);
        foreach (int word in files.SelectMany(file => file.Code.Words))
        {
            if (mentions.TryGetValue(word, out int count))
            {
                mentions[word] = count + 1;
            }
        }

        // A file with an escape in an identifier or a text may mention anything.
        bool areAllRead = files.All(file => !file.Code.HasEscapes);
        var isolated = files.Where(file => areAllRead && file.Code.Experiment is { } name && mentions[FileCode.HashOf(name)] == 1).ToList();
        _trees = [.. files.Except(isolated).Select(file => file.Tree)];
        _namespaces = new(isolated.Select(file => file.Code.Namespace), StringComparer.Ordinal);
    }

    /// <summary>The code of a project.</summary>
    public static ProjectCode Of(Compilation compilation, CancellationToken cancellation) =>
        _ofCompilations.TryGetValue(compilation, out ProjectCode? known)
            ? known
            : _ofCompilations.GetValue(compilation, _ => new ProjectCode(compilation, cancellation));

    /// <inheritdoc/>
    public bool Equals(ProjectCode? other) => ReferenceEquals(this, other) || (other is not null
        && _options.Equals(other._options)
        && _assembly == other._assembly
        && _references.SequenceEqual(other._references)
        && _trees.SequenceEqual(other._trees)
        && _namespaces.SetEquals(other._namespaces));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProjectCode);

    /// <inheritdoc/>
    public override int GetHashCode() => _trees.Count;

    /// <summary>The words of a file, and the experiment that it declares if it declares nothing else.</summary>
    private sealed class FileCode
    {
        private static readonly ConditionalWeakTable<SyntaxTree, FileCode> _ofTrees = new();

        /// <summary>Names that have a meaning although no code mentions them: those of generated types.</summary>
        private static readonly HashSet<string> _unwritten = ["Sweep", "Plan", "Pipeline", "Results", "Report"];

        private FileCode(SyntaxTree tree, CancellationToken cancellation)
        {
            string text = tree.GetText(cancellation).ToString();
            HasEscapes = text.Contains("\\u") || text.Contains("\\U");
            ReadWords(text);
            if (tree.GetRoot(cancellation) is CompilationUnitSyntax { AttributeLists.Count: 0 } root
                && !root.Usings.Any(directive => directive.GlobalKeyword.RawKind != 0)
                && root.Members is [BaseNamespaceDeclarationSyntax { Members: [RecordDeclarationSyntax record] } space]
                && !_unwritten.Contains(record.Identifier.ValueText)
                && !record.Identifier.ValueText.EndsWith("Attribute", StringComparison.Ordinal)     // [Axis] can mean AxisAttribute
                && DeclaredNames.IsExperiment(record))
            {
                Experiment = record.Identifier.ValueText;
                Namespace = space.Name.ToString();
            }
        }

        /// <summary>The name of the only type in the file, if it is an experiment; null otherwise.</summary>
        public string? Experiment { get; }

        /// <summary>The namespace of the experiment.</summary>
        public string Namespace { get; } = "";

        /// <summary>
        /// Whether the file has a Unicode escape or an invisible character. With these, an identifier can be written in another way.
        /// </summary>
        public bool HasEscapes { get; private set; }

        /// <summary>The hashes of all words. Two words may share one. A file then seems to mention more than it does.</summary>
        public HashSet<int> Words { get; } = [];

        public static FileCode Of(SyntaxTree tree, CancellationToken cancellation) =>
            _ofTrees.TryGetValue(tree, out FileCode? known) ? known : _ofTrees.GetValue(tree, _ => new FileCode(tree, cancellation));

        public static int HashOf(string word) => word.Aggregate(Start, Add);

        private const int Start = 17;

        private static int Add(int hash, char letter) => unchecked((hash * 31) + letter);

        private void ReadWords(string text)
        {
            int hash = Start;
            foreach (char letter in text)
            {
                if (char.IsLetterOrDigit(letter) || letter == '_')
                {
                    hash = Add(hash, letter);
                }
                else
                {
                    Words.Add(hash);
                    hash = Start;
                    HasEscapes |= letter > 127 && char.GetUnicodeCategory(letter) == UnicodeCategory.Format;
                }
            }

            Words.Add(hash);
        }
    }
}
