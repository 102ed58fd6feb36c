namespace DeepLearning.Kernel.Tests.IntelliSense;

/// <summary>What a place itself asks for comes first: parameters' names, properties, members of enumerations, overrides.</summary>
[Collection(MeasuredCollection.Name)]
public sealed class ProposalTests : IAsyncLifetime
{
    private readonly ScriptSession _session = new();

    public async ValueTask InitializeAsync() => await _session.RunAsync("""
        enum Pace { Walk, Trot }
        class Horse
        {
            public int Age { get; set; }
            public string Name { get; init; } = "";
            public Pace Pace { get; set; }
            public int Legs => 4;
            public virtual int Jump(int height, ref int width) => height;
            public virtual double Speed { get; set; }
            public Horse Beside(Horse other, int distance = 1, Pace pace = Pace.Walk) => this;
        }
        abstract class Animal { protected abstract string Cry(); }
        record Stable(int Boxes, string Place);
        var horse = new Horse();
        var stable = new Stable(2, "hill");
        int Feed(int apples, int carrots = 2) => apples;
        """);

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("Feed(|)", "apples:", "carrots:")]
    [InlineData("Feed(1, |)", "carrots:")]
    [InlineData("Feed(carrots: 1, |)", "apples:")]
    [InlineData("Feed(car|)", "carrots:")]
    [InlineData("horse.Beside(horse, di|)", "distance:")]
    [InlineData("new Stable(|", "Boxes:", "Place:")]
    [InlineData("Stable s = new(Bo|", "Boxes:")]
    public void Arguments_can_be_named(string code, params string[] names) =>
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), Items(code, "parameter"));

    [Fact]
    public void A_parameters_name_shows_its_type_and_default() =>
        Assert.Equal("int carrots = 2", Complete("Feed(1, car|)").Items[0].Description);

    [Theory]
    [InlineData("new Horse { | }", "Age", "Name", "Pace", "Speed")]
    [InlineData("new Horse { Age = 3, | }", "Name", "Pace", "Speed")]
    [InlineData("new Horse { Age = 3, Pa|", "Pace")]
    [InlineData("Horse h = new() { Na|", "Name")]
    [InlineData("var s = stable with { | }", "Boxes", "Place")]
    [InlineData("horse is { | }", "Age", "Legs", "Name", "Pace", "Speed")]
    [InlineData("horse is { Age: 3, L| }", "Legs")]
    public void Between_braces_stand_the_properties_that_are_left_and_nothing_else(string code, params string[] names) =>
        Assert.Equal(names, Complete(code).Items.Select(item => item.Text));

    [Fact]
    public void A_list_can_have_elements_as_well_as_properties()
    {
        var items = Complete("new List<int> { | }").Items.Select(item => item.Text).ToList();
        Assert.Equal("Capacity", items[0]);
        Assert.Contains("horse", items);
    }

    [Theory]
    [InlineData("horse.Pace = |")]
    [InlineData("Pace next = |")]
    [InlineData("Pace? maybe = | ;")]
    [InlineData("if (horse.Pace == |")]
    [InlineData("switch (horse.Pace) { case |")]
    [InlineData("var x = horse.Pace switch { |")]
    [InlineData("horse.Pace is |")]
    [InlineData("horse.Pace is not |")]
    [InlineData("horse is { Pace: |")]
    [InlineData("new Horse { Pace = |")]
    [InlineData("horse.Beside(horse, 1, |")]
    [InlineData("horse.Beside(horse, pace: |")]
    [InlineData("Pace F() { return |")]
    public void Members_of_an_enumeration_come_first_where_one_is_expected(string code) =>
        Assert.Equal(["Pace.Trot", "Pace.Walk"], Items(code, "enum"));

    [Fact]
    public void A_member_of_an_enumeration_is_found_by_its_own_name() =>
        Assert.Equal(["Pace.Walk"], Items("horse.Pace = Wa|", "enum"));

    [Theory]
    [InlineData("class Pony : Horse { override | }", "public double Speed { get => base.Speed; set => base.Speed = value; }",
        "public int Jump(int height, ref int width) => base.Jump(height, ref width);")]
    [InlineData("class Pony : Horse { public override Ju| }", "int Jump(int height, ref int width) => base.Jump(height, ref width);")]
    [InlineData("class Dog : Animal { override Cr| }", "protected string Cry() => throw new NotImplementedException();")]
    [InlineData("class Pony : Horse { override ToS| }", "public string? ToString() => base.ToString();")]
    public void After_override_stand_the_members_written_out(string code, params string[] members)
    {
        var items = Complete(code).Items.Where(item => item.Text.EndsWith(';') || item.Text.EndsWith('}')).Select(item => item.Text);
        Assert.Equal(members, items.Take(members.Length));
    }

    [Fact]
    public async Task What_is_written_for_an_override_compiles()
    {
        var item = Complete("class Pony : Horse { override Ju| }").Items[0].Text;
        await _session.RunAsync($"class Pony : Horse {{ override {item} }}");
        var next = Complete($"class Pony : Horse {{ override {item} override | }}").Items[0].Text;
        Assert.DoesNotContain("Jump", next, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_no_cell_has_imported_is_proposed_with_its_namespace()
    {
        var items = Complete("var client = new HttpCl|").Items.Select(item => item.Text).ToList();
        Assert.Contains("System.Net.Http.HttpClient", items);
        Assert.DoesNotContain("StringBuilder", Complete("System.Net.Http.HttpCl|").Items.Select(item => item.Text));
    }

    [Fact]
    public void The_learners_names_come_first_and_what_every_object_has_comes_last()
    {
        Assert.Equal("horse", Complete("ho|").Items[0].Text);
        var members = Complete("horse.|").Items.Select(item => item.Text).ToList();
        Assert.Equal(["Age", "Beside", "Jump", "Legs", "Name", "Pace", "Speed"], members[..7]);
        Assert.Equal(["Equals", "GetHashCode", "GetType", "ToString"], members[^4..]);
        var sequence = Complete("new List<int>().|").Items.Select(item => item.Text).ToList();
        Assert.True(sequence.IndexOf("RemoveAt") < sequence.IndexOf("Aggregate"), "extension methods come after the type's own");
    }

    [Fact]
    public void Packages_on_this_machine_are_proposed_with_their_versions()
    {
        var packages = Complete("#r \"nuget: xunit.v3.ass|").Items.Select(item => item.Text).ToList();
        Assert.Contains("xunit.v3.assert", packages);
        Assert.NotEmpty(Complete("#r \"nuget: xunit.v3.assert, |").Items);
        Assert.All(Complete("#r \"nuget: xunit.v3.assert, |").Items, item => Assert.True(char.IsAsciiDigit(item.Text[0])));
        Assert.Empty(Complete("#r \"nuget: no.such.package.anywhere|").Items);
    }

    private IEnumerable<string> Items(string code, string kind)
    {
        var items = Complete(code).Items;
        var found = items.TakeWhile(item => item.Kind == kind).Select(item => item.Text).ToList();
        Assert.DoesNotContain(items.Skip(found.Count), item => item.Kind == kind && item.Text.IndexOfAny(['.', ':']) > 0);
        return found;
    }

    private CompletionResult Complete(string code)
    {
        var cursor = code.IndexOf('|', StringComparison.Ordinal);
        return _session.Complete(code.Remove(cursor, 1), cursor);
    }
}
