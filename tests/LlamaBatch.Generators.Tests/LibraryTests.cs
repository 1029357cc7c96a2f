using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlamaBatch.Generators.Tests;

/// <summary>Experiments in a library: the program that references it has them in its catalog.</summary>
public class LibraryTests
{
    private const string Program = "Console.WriteLine(ExperimentCatalog.All.Count);";

    [Fact]
    public void A_program_catalogs_the_experiments_of_its_libraries()
    {
        Compiled program = ProgramWith(Library("Studies", Sample.BatchSize), Program, Other("OtherStudy"));

        Assert.Empty(program.Problems);
        string catalog = program.Run.GeneratedTrees.Single(IsCatalog).ToString();
        Assert.Contains("new global::Study.BatchStudy.Sweep()", catalog, StringComparison.Ordinal);
        Assert.Contains("new global::Study.OtherStudy.Sweep()", catalog, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_without_experiments_of_its_own_has_a_catalog() =>
        Assert.Empty(ProgramWith(Library("Studies", Sample.BatchSize), Program).Problems);

    [Fact]
    public void The_programs_own_record_wins_over_one_of_the_same_name()
    {
        Compiled program = ProgramWith(
            Library("Studies", Sample.BatchSize),
            Program,
            Sample.BatchSize.Replace("namespace Study;", "namespace Mine;", StringComparison.Ordinal));

        Assert.Empty(program.Problems);
        Assert.DoesNotContain(program.Run.GeneratedTrees, tree => tree.ToString().Contains("new global::Study.", StringComparison.Ordinal));
    }

    [Fact]
    public void An_internal_experiment_stays_in_its_library()
    {
        string hidden = Sample.BatchSize.Replace("public sealed partial", "internal sealed partial", StringComparison.Ordinal);

        Assert.DoesNotContain(ProgramWith(Library("Studies", hidden), "Console.WriteLine();").Run.GeneratedTrees, IsCatalog);
    }

    [Fact]
    public void A_library_leaves_the_catalog_to_its_program()
    {
        CSharpCompilation library = Compiled.CompileWith([Library("Studies", Sample.BatchSize)], "class Nothing;");

        Assert.DoesNotContain(Compiled.Of(library).Run.GeneratedTrees, IsCatalog);
    }

    private static bool IsCatalog(SyntaxTree tree) => tree.FilePath.EndsWith("ExperimentCatalog.g.cs", StringComparison.Ordinal);

    private static string Other(string name) => Sample.BatchSize.Replace("BatchStudy", name, StringComparison.Ordinal);

    private static Compiled ProgramWith(MetadataReference library, params string[] sources)
    {
        CSharpCompilation program = Compiled.CompileWith([library], sources);
        return Compiled.Of(program.WithOptions(program.Options.WithOutputKind(OutputKind.ConsoleApplication)));
    }

    private static PortableExecutableReference Library(string name, params string[] sources)
    {
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = Compiled.Of(Compiled.Compile(sources).WithAssemblyName(name)).Output.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }
}
