using LlamaBatch.Data;

namespace LlamaBatch.Tests.Data;

public class ByteTokenizerTests
{
    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("π ≤ 4, は, 🦙\n")]
    public void A_text_survives_encoding_and_decoding(string text)
    {
        Assert.Equal(text, ByteTokenizer.Decode(ByteTokenizer.Encode(text)));
    }

    [Fact]
    public void Tokens_are_the_bytes_of_UTF_8()
    {
        Assert.Equal([0x61, 0xCF, 0x80], ByteTokenizer.Encode("aπ"));
        Assert.Equal(256, ByteTokenizer.VocabSize);
    }

    [Fact]
    public void Half_a_character_decodes_to_the_replacement_character()
    {
        Assert.Equal("a\uFFFD", ByteTokenizer.Decode([0x61, 0xCF]));
    }

    [Fact]
    public void A_token_that_is_not_a_byte_is_refused()
    {
        Assert.Throws<OverflowException>(() => ByteTokenizer.Decode([256]));
    }
}
