namespace LlamaBatch.Generators.Tests;

/// <summary>A base record with all settings, so that a test shows only what it is about.</summary>
internal static class Lab
{
    private const string Record = """
        namespace Study;

        public abstract record Lab : LlamaExperiment
        {
            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200 };
            public override Optimizer Optimizer => new AdamW { LearningRate = 6e-3 };
            public override Validation Validation => new() { Windows = 64 };
        }
        """;

    /// <summary>Compiles sources whose records derive from <c>Study.Lab</c>.</summary>
    public static Compiled Compile(params string[] sources) => Compiled.Of([.. sources, Record]);
}
