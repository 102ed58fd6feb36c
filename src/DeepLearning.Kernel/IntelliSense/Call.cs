using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>A call whose next argument is being written: what could be meant by it, and which parameters are left.</summary>
internal sealed class Call
{
    private readonly IReadOnlyList<ImmutableArray<IParameterSymbol>> _overloads;
    private readonly HashSet<string> _named;
    private readonly int _positional;

    private Call(Place place, BaseArgumentListSyntax list)
    {
        var before = list.Arguments.Where(argument => !argument.Span.IsEmpty && argument.Span.End <= place.Before.SpanStart).ToList();
        _positional = before.TakeWhile(argument => argument.NameColon is null).Count();
        _named = [.. list.Arguments.Select(argument => argument.NameColon?.Name.Identifier.Text ?? "")];
        _overloads = [.. Candidates(place.Model, list.Parent).Where(place.CanReach).Select(ParametersOf)
            .Where(parameters => parameters.Length > _positional)];
    }

    /// <summary>The call between whose brackets the place is, just before an argument; null if there is none.</summary>
    public static Call? At(Place place) =>
        place.Before.Parent is BaseArgumentListSyntax list
            && place.Before.Kind() is SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.CommaToken
            ? new Call(place, list)
            : null;

    /// <summary>The parameters that no argument has yet.</summary>
    public IEnumerable<IParameterSymbol> Open =>
        _overloads.SelectMany(parameters => parameters.Skip(_positional)).Where(parameter => !_named.Contains(parameter.Name));

    /// <summary>The parameters that the next argument could be for, one an overload.</summary>
    public IEnumerable<IParameterSymbol> Next => _overloads.Select(parameters => parameters[_positional]);

    /// <summary>Everything that a call could mean: its overloads, the constructors, the indexers.</summary>
    public static IEnumerable<ISymbol> Candidates(SemanticModel model, SyntaxNode? call) => call switch
    {
        InvocationExpressionSyntax invocation when model.GetMemberGroup(invocation.Expression) is { IsEmpty: false } group => group,
        InvocationExpressionSyntax invocation when model.GetTypeInfo(invocation.Expression).Type is INamedTypeSymbol
        { DelegateInvokeMethod: { } invoke } => [invoke],
        BaseObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation).Type is INamedTypeSymbol type =>
            type.InstanceConstructors,
        ConstructorInitializerSyntax initializer => model.GetMemberGroup(initializer),
        ElementAccessExpressionSyntax access when model.GetTypeInfo(access.Expression).Type is { } type =>
            Place.MembersOf(type).Where(member => member is IPropertySymbol { IsIndexer: true }),
        _ => [],
    };

    private static ImmutableArray<IParameterSymbol> ParametersOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };
}
