namespace LlamaBatch.CodeFixes.Tests;

/// <summary>Fixes of an author's own corpora and optimizers.</summary>
public class OwnTypeFixTests
{
    [Theory]
    [InlineData("[]", "[new(nameof(Largest), Largest)]")]
    [InlineData("[new(nameof(Base), Base)]", "[new(nameof(Base), Base), new(nameof(Largest), Largest)]")]
    public Task A_property_is_added_to_the_settings(string before, string after) =>
        FixTest<ListSettingFix>.Expect(Digits("{|LB0030:Largest|}", before), Digits("Largest", after));

    private static string Digits(string largest, string settings) => $$"""
        using LlamaBatch;
        using LlamaBatch.Data;
        using System;
        using System.Collections.Generic;

        public sealed record Digits : Corpus
        {
            public int {{largest}} { get; init; } = 99;
            private int Base { get; init; } = 10;
            public override string Name => "Digits";
            public override IEnumerable<Setting> Settings() => {{settings}};
            public override TokenSource Open(string folder) => throw new NotSupportedException();
        }
        """;
}
