namespace DeepLearning.Tests;

/// <summary>Recurrent layers against PyTorch: outputs, last states, and all gradients. Names as in cases_recurrent.py.</summary>
public class RecurrentFixtures
{
    private static readonly Dictionary<string, LayerCase> Table = new(StringComparer.Ordinal)
    {
        ["rnn, relu"] = Case(() => new Rnn(3, 4, relu: true)),
        ["lstm, dropout, eval"] = Case(() => new Lstm(3, 4, 2, dropout: 0.5f)).Evaluated,
    };

    static RecurrentFixtures()
    {
        Add("rnn", (i, h, layers, both, first, bias) => new Rnn(i, h, layers, both, first, bias: bias));
        Add("lstm", (i, h, layers, both, first, bias) => new Lstm(i, h, layers, both, first, bias));
        Add("gru", (i, h, layers, both, first, bias) => new Gru(i, h, layers, both, first, bias));
    }

    private static void Add(string name, Func<int, int, int, bool, bool, bool, Recurrent> make)
    {
        Table[name] = Case(() => make(3, 4, 1, false, false, true));
        Table[$"{name}, batch 1, one step"] = Case(() => make(3, 5, 1, false, false, true));
        Table[$"{name}, no bias"] = Case(() => make(3, 4, 1, false, false, false));
        Table[$"{name}, state"] = Case(() => make(3, 4, 1, false, false, true));
        Table[$"{name}, batch first"] = Case(() => make(3, 4, 1, false, true, true));
        Table[$"{name}, two layers"] = Case(() => make(3, 4, 2, false, false, true));
        Table[$"{name}, bidirectional"] = Case(() => make(3, 4, 1, true, false, true));
        Table[$"{name}, two layers, bidirectional"] = Case(() => make(3, 4, 2, true, false, true));
        Table[$"{name}, two layers, bidirectional, state"] = Case(() => make(3, 4, 2, true, false, true));
        Table[$"{name}, lengths"] = Case(() => make(3, 4, 1, false, false, true), 4, 6, 1);
        Table[$"{name}, lengths, all"] = Case(() => make(3, 4, 2, true, true, true), 2, 6, 5);
        Table[$"{name}, tails"] = Case(() => make(7, 19, 1, false, false, true));
    }

    private static LayerCase Case(Func<Recurrent> make, params int[] lengths) => LayerCase.Of(make, (layer, x) =>
    {
        RecurrentState? start = x.Length == 1 ? null : new RecurrentState(x[1], x.Length == 3 ? x[2] : null);
        (Tensor output, RecurrentState state) = layer.Forward(x[0], start, lengths.Length == 0 ? null : lengths);
        return state.Cell is null ? [output, state.Hidden] : [output, state.Hidden, state.Cell];
    });

    public static TheoryData<string> Names => [.. TorchFixtures.Family("recurrent").Select(fixture => fixture.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recurrent_layer_agrees_with_PyTorch(string name) => Replay.Layer(TorchFixtures.Get("recurrent", name), Table[name]);

    [Fact]
    public void Every_line_of_the_table_has_a_fixture() =>
        Assert.Equal(Table.Keys.Order(), TorchFixtures.Family("recurrent").Select(fixture => fixture.Name).Order());
}
