using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Generates the code for every <c>[Experiment]</c> record (sweep, plan, pipeline, results and report) and the list of all experiments.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ExperimentGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Each annotated record has its own steps, so an edit to one record does not regenerate the code of another.
        IncrementalValuesProvider<ExperimentModel> experiments = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.ExperimentAttribute, static (node, _) => node is TypeDeclarationSyntax, Parse)
            .Where(static experiment => experiment is not null)
            .Select(static (experiment, _) => experiment!)
            .WithTrackingName(TrackingNames.Experiments);

        // A record with claims but without [Experiment] still gets the generated types that its claims refer to. The analyzer reports the
        // missing attribute.
        IncrementalValuesProvider<ExperimentModel> unmarked = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.ClaimAttribute, static (node, _) => IsOfUnmarkedRecord(node), ParseUnmarked)
            .Where(static record => record is not null)
            .Select(static (record, _) => record!);

        // If an experiment's model and file names are unchanged, its files are not emitted again.
        context.RegisterSourceOutput(experiments.Collect().Combine(unmarked.Collect())
            .SelectMany(static (all, _) => ExperimentLayout.Arrange(all.Left.AddRange(all.Right))), static (output, experiment) =>
        {
            foreach (var (hintName, text) in ExperimentEmitter.Emit(experiment))
            {
                output.AddSource(hintName, text);
            }
        });

        // The catalog needs only the names of experiments. It is emitted even if no experiment can run, because Program uses it.
        IncrementalValueProvider<CatalogEntries> entries = experiments
            .Select(static (experiment, _) => CatalogEntry.Of(experiment))
            .Collect()
            .Select(static (all, _) => new CatalogEntries(all.Distinct().ToEquatableArray()))
            .WithTrackingName(TrackingNames.Catalog);

        // Null if user code already has a type or namespace with the catalog's name.
        IncrementalValueProvider<CatalogEntries?> referenced = context.CompilationProvider.Select(static (compilation, _) =>
            CatalogName.TakenBy(compilation) is null ? new CatalogEntries(ReferencedExperiments.Of(compilation).ToEquatableArray()) : null);
        context.RegisterSourceOutput(entries.Combine(referenced), static (output, catalog) =>
        {
            EquatableArray<CatalogEntry> own = catalog.Left.All;
            if (catalog.Right is { All: var libraries } && own.Count + libraries.Count > 0)
            {
                // If the program and a library have experiments with the same name, the program's own experiment is listed.
                var (hintName, text) = ExperimentEmitter.EmitCatalog(own.Concat(libraries
                    .Where(other => !own.Any(entry => entry.PlainName.Equals(other.PlainName, StringComparison.OrdinalIgnoreCase)))));
                output.AddSource(hintName, text);
            }
        });
    }

    /// <summary>Whether a claim belongs to a partial record whose declaration in this file lacks <c>[Experiment]</c>.</summary>
    private static bool IsOfUnmarkedRecord(SyntaxNode claim) =>
        claim.Parent is RecordDeclarationSyntax record
        && record.Modifiers.Any(SyntaxKind.PartialKeyword) && !record.Modifiers.Any(SyntaxKind.AbstractKeyword)
        && !record.AttributeLists.SelectMany(list => list.Attributes)
            .Any(attribute => attribute.Name.ToString() is "Experiment" or "LlamaBatch.Experiment");

    /// <summary>The model of a record without <c>[Experiment]</c>, built for its first claim; null if the claim is not the first.</summary>
    private static ExperimentModel? ParseUnmarked(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol is IMethodSymbol { ContainingType: var record } claim
        && SymbolEqualityComparer.Default.Equals(claim, ClaimParser.Methods(record).FirstOrDefault().Method)
        && ExperimentParser.ParseUnmarked(
            record,
            context.Attributes[0],
            context.SemanticModel.Compilation,
            cancellation) is { } declaration
            ? ModelBuilder.Build(declaration, context.SemanticModel.Compilation, cancellation) with { IsRunnable = false }
            : null;

    private static ExperimentModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        Compilation compilation = context.SemanticModel.Compilation;
        return ModelCache.Of(
            context.TargetNode,
            compilation,
            () => ExperimentParser.Parse((INamedTypeSymbol)context.TargetSymbol, compilation, cancellation) is { } declaration
                ? ModelBuilder.Build(declaration, compilation, cancellation)
                : null,
            cancellation);
    }
}
