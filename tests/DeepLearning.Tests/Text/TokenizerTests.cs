namespace DeepLearning.Tests;

public class TokenizerTests
{
    private const string Text = "The cat sat on the mat. The cat's hat sat on the cat!";

    [Fact]
    public void A_vocabulary_numbers_from_2_and_answers_unknown_with_1()
    {
        Vocabulary vocabulary = Vocabulary.FromCounts(WordTokenizer.Split(Text), minFrequency: 2);
        Assert.Equal(["<pad>", "<unk>", "the", "cat", "on", "sat"], Enumerable.Range(0, vocabulary.Count).Select(i => vocabulary[i]));
        Assert.Equal(3, vocabulary.IndexOf("cat"));
        Assert.Equal(Vocabulary.Unknown, vocabulary.IndexOf("mat"));
        Assert.Contains(
            "no token 6; there are 6", Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary[6]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_beyond_the_basic_plane_stay_whole()
    {
        CharacterTokenizer tokenizer = CharacterTokenizer.Train("añ😀");
        Assert.Equal([4, 2, 3, 1], tokenizer.Encode("😀añz"));
        Assert.Equal("😀añ\uFFFD", tokenizer.Decode([4, 2, 3, 1, 0]));
    }

    [Fact]
    public void Words_are_lower_case_and_marks_stand_alone()
    {
        Assert.Equal(["the", "cat's", "hat", ",", "isn't", "it", "?"], WordTokenizer.Split("The cat's hat, isn't it?"));
        WordTokenizer tokenizer = WordTokenizer.Train([Text]);
        Assert.Equal("the cat sat on the mat. the cat's hat sat on the cat!", tokenizer.Decode(tokenizer.Encode(Text)));
    }

    [Fact]
    public void A_batch_is_padded_to_one_length()
    {
        WordTokenizer tokenizer = WordTokenizer.Train(["a b c"]);
        Tensor batch = tokenizer.EncodeBatch(["a b", "c"], length: 3);
        Assert.Equal("[2, 3]", batch.Shape.ToString());
        Assert.Equal([2f, 3, 0, 4, 0, 0], batch.ToArray());
    }

    [Fact]
    public void Byte_pairs_merge_the_most_frequent_neighbours_first()
    {
        // "lo" and "ow" both stand five times; the pair of smaller bytes, "lo", wins.
        BytePairTokenizer tokenizer = BytePairTokenizer.Train("low lower lowest low low", 259);
        Assert.Equal(["lo", "low", " low"], Enumerable.Range(256, 3).Select(tokenizer.TokenText));
        Assert.Equal([257, 258, 'e', 'r'], tokenizer.Encode("low lower"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  two  blanks\n\ttabs  ")]
    [InlineData("naïve café ☃ 😀 1234 can't --- stop!!!")]
    public void Any_text_comes_back_exactly_from_byte_pairs(string text)
    {
        BytePairTokenizer tokenizer = BytePairTokenizer.Train(Text + Text, 300);
        Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
    }

    [Fact]
    public void More_merges_make_a_novel_shorter_and_the_same_text_gives_the_same_tokens()
    {
        string novel = Datasets.Austen("persuasion")[..60_000];
        BytePairTokenizer small = BytePairTokenizer.Train(novel, 300), large = BytePairTokenizer.Train(novel, 600),
            again = BytePairTokenizer.Train(novel, 600);
        Assert.True(large.Encode(novel).Length < small.Encode(novel).Length);
        Assert.True(small.Encode(novel).Length < novel.Length);
        Assert.Equal(large.Encode(novel), again.Encode(novel));
        Assert.Equal(novel, large.Decode(large.Encode(novel)));
    }
}
