using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DeepLearning.Kernel.Scripting.Guarding;

/// <summary>
/// Writes two questions into a piece: at the start of each round of a loop, before each <c>goto</c> and in functions without a
/// name, whether the code should stop; and at the start of functions that may call themselves, whether there is room for one
/// more call. The start of a round is outside of any <c>try</c> in the loop, so no <c>catch</c> there can make the loop go on
/// for ever. No line moves, and the tree is not read again from its text, so nothing depends on spaces or comments.
/// </summary>
/// <param name="recursive">The functions that may call themselves.</param>
/// <param name="model">What the compiler knows of the piece; asked only about a recursive function without a name.</param>
/// <param name="asksInExpressions">Whether a function without a name that is one expression asks, too. An expression tree must
/// not.</param>
internal sealed class GuardWriter(IReadOnlySet<SyntaxNode> recursive, Lazy<SemanticModel> model, bool asksInExpressions)
    : CSharpSyntaxRewriter
{
    private static readonly StatementSyntax Ask = ParseStatement(" global::DeepLearning.Notebook.StopSignal.ThrowIfRaised();");
    private static readonly StatementSyntax Enter = ParseStatement(" global::DeepLearning.Notebook.StackGuard.Enter();");
    private static readonly StatementSyntax EnterAsync = ParseStatement(" global::DeepLearning.Notebook.StackGuard.EnterAsync();");
    private static readonly ExpressionSyntax Asked = ParseExpression("global::DeepLearning.Notebook.StopSignal.IsQuiet()");
    private static readonly ExpressionSyntax Entered = ParseExpression("global::DeepLearning.Notebook.StackGuard.Entered()");
    private static readonly ExpressionSyntax Never = ParseExpression("throw null!");

    private static readonly SyntaxTriviaList Gap = TriviaList(SyntaxFactory.Space);

    /// <summary>How many questions were written.</summary>
    public int Count { get; private set; }

    /// <summary>Whether some of them stand in functions that are one expression.</summary>
    public bool AskedInExpressions { get; private set; }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var loop = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return loop.WithStatement(Asking(loop.Statement));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var loop = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return loop.WithStatement(Asking(loop.Statement));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var loop = (ForStatementSyntax)base.VisitForStatement(node)!;
        return loop.WithStatement(Asking(loop.Statement));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var loop = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return loop.WithStatement(Asking(loop.Statement));
    }

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var loop = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return loop.WithStatement(Asking(loop.Statement));
    }

    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node) => Asking(node);

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) =>
        Guarded(node, (LambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!);

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) =>
        Guarded(node, (LambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!);

    public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node)
    {
        var method = (AnonymousMethodExpressionSyntax)base.VisitAnonymousMethodExpression(node)!;
        return method.WithBlock(First(recursive.Contains(node) ? Entry(node.Modifiers) : Ask, method.Block));
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var method = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        if (!recursive.Contains(node)) return method;
        return method.Body is { } block
            ? method.WithBody(First(Entry(method.Modifiers), block))
            : method.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(Entering(
                    method.ExpressionBody!,
                    method.SemicolonToken,
                    Returns(method.ReturnType, method.Modifiers),
                    Entry(method.Modifiers)));
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var function = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        if (!recursive.Contains(node)) return function;
        return function.Body is { } block
            ? function.WithBody(First(Entry(function.Modifiers), block))
            : function.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(Entering(
                    function.ExpressionBody!,
                    function.SemicolonToken,
                    Returns(function.ReturnType, function.Modifiers),
                    Entry(function.Modifiers)));
    }

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        var maker = (ConstructorDeclarationSyntax)base.VisitConstructorDeclaration(node)!;
        if (!recursive.Contains(node)) return maker;
        return maker.Body is { } block
            ? maker.WithBody(First(Enter, block))
            : maker.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(Entering(maker.ExpressionBody!, maker.SemicolonToken, returns: false, Enter));
    }

    public override SyntaxNode? VisitOperatorDeclaration(OperatorDeclarationSyntax node)
    {
        var made = (OperatorDeclarationSyntax)base.VisitOperatorDeclaration(node)!;
        if (!recursive.Contains(node)) return made;
        return made.Body is { } block
            ? made.WithBody(First(Enter, block))
            : made.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(Entering(made.ExpressionBody!, made.SemicolonToken, Returns(made.ReturnType, default), Enter));
    }

    public override SyntaxNode? VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node)
    {
        var made = (ConversionOperatorDeclarationSyntax)base.VisitConversionOperatorDeclaration(node)!;
        return made.Body is { } block
            ? made.WithBody(First(Enter, block))
            : made.ExpressionBody is null ? made
            : made.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(Entering(made.ExpressionBody, made.SemicolonToken, returns: true, Enter));
    }

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        var property = (PropertyDeclarationSyntax)base.VisitPropertyDeclaration(node)!;
        return recursive.Contains(node)
            ? property.WithExpressionBody(null).WithSemicolonToken(default)
                .WithAccessorList(Getter(property.ExpressionBody!, property.SemicolonToken))
            : property;
    }

    public override SyntaxNode? VisitIndexerDeclaration(IndexerDeclarationSyntax node)
    {
        var indexer = (IndexerDeclarationSyntax)base.VisitIndexerDeclaration(node)!;
        return recursive.Contains(node)
            ? indexer.WithExpressionBody(null).WithSemicolonToken(default)
                .WithAccessorList(Getter(indexer.ExpressionBody!, indexer.SemicolonToken))
            : indexer;
    }

    public override SyntaxNode? VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        var accessor = (AccessorDeclarationSyntax)base.VisitAccessorDeclaration(node)!;
        if (!recursive.Contains(node)) return accessor;
        return accessor.Body is { } block
            ? accessor.WithBody(First(Enter, block))
            : accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(
                Entering(
                    accessor.ExpressionBody!, accessor.SemicolonToken, accessor.IsKind(SyntaxKind.GetAccessorDeclaration), Enter));
    }

    public override SyntaxNode? VisitEqualsValueClause(EqualsValueClauseSyntax node)
    {
        var clause = (EqualsValueClauseSyntax)base.VisitEqualsValueClause(node)!;
        return recursive.Contains(node) ? clause.WithValue(Behind(Entered, clause.Value)) : clause;
    }

    private LambdaExpressionSyntax Guarded(LambdaExpressionSyntax node, LambdaExpressionSyntax lambda)
    {
        var isRecursive = recursive.Contains(node);
        if (lambda.Block is { } block) return lambda.WithBlock(First(isRecursive ? Entry(node.Modifiers) : Ask, block));
        if (isRecursive && !IsExpressionTree(node))
        {
            var body = Entering(lambda.ExpressionBody!, ReturnsFrom(node), Entry(node.Modifiers));
            return lambda.WithExpressionBody(null).WithBlock(body);
        }
        if (!asksInExpressions || !HasValueOfItsOwn(lambda.ExpressionBody!)) return lambda;
        AskedInExpressions = true;
        return lambda.WithExpressionBody(Behind(Asked, lambda.ExpressionBody!));
    }

    // A call or an assignment may be there for what it does; a literal, null or [] takes its type from where it goes.
    private static bool HasValueOfItsOwn(ExpressionSyntax body) => body is BinaryExpressionSyntax or ConditionalExpressionSyntax
        or IsPatternExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression };

    private bool IsExpressionTree(LambdaExpressionSyntax lambda) =>
        model.Value.GetTypeInfo(lambda).ConvertedType is { Name: "Expression", ContainingNamespace.Name: "Expressions" };

    private bool ReturnsFrom(LambdaExpressionSyntax lambda) => model.Value.GetSymbolInfo(lambda).Symbol is IMethodSymbol method
        && !method.ReturnsVoid
        && !(method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false });

    // An asynchronous function without a result is the one kind whose type does not tell that nothing is returned.
    private static bool Returns(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        && !(modifiers.Any(SyntaxKind.AsyncKeyword)
            && type is not GenericNameSyntax and not QualifiedNameSyntax { Right: GenericNameSyntax });

    private static StatementSyntax Entry(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.AsyncKeyword) ? EnterAsync : Enter;

    private StatementSyntax Asking(StatementSyntax body)
    {
        if (body is BlockSyntax block) return First(Ask, block);
        Count++;
        return Block(Token(SyntaxKind.OpenBraceToken), List([Ask, body]), Closing());
    }

    private BlockSyntax First(StatementSyntax question, BlockSyntax block)
    {
        Count++;
        return block.WithStatements(block.Statements.Insert(0, question));
    }

    private BlockSyntax Entering(ArrowExpressionClauseSyntax arrow, SyntaxToken end, bool returns, StatementSyntax entry)
    {
        var body = Entering(arrow.Expression, returns, entry);
        return body.WithOpenBraceToken(body.OpenBraceToken.WithTriviaFrom(arrow.ArrowToken))
            .WithCloseBraceToken(body.CloseBraceToken.WithTrailingTrivia(end.TrailingTrivia));
    }

    private BlockSyntax Entering(ExpressionSyntax expression, bool returns, StatementSyntax entry)
    {
        Count++;
        StatementSyntax rest = expression switch
        {
            ThrowExpressionSyntax thrown => ThrowStatement(thrown.ThrowKeyword, thrown.Expression, Ending()),
            _ when returns => ReturnStatement(Token(Gap, SyntaxKind.ReturnKeyword, Gap), expression, Ending()),
            _ => ExpressionStatement(expression, Ending()),
        };
        return Block(Token(SyntaxKind.OpenBraceToken), List([entry, rest]), Closing());
    }

    private AccessorListSyntax Getter(ArrowExpressionClauseSyntax arrow, SyntaxToken end) => AccessorList(
        Token(Gap, SyntaxKind.OpenBraceToken, Gap),
        SingletonList(AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, Entering(arrow, end, returns: true, Enter))),
        Closing());

    // The other branch is never taken; it gives the expression a place behind the question, whatever its type.
    private ConditionalExpressionSyntax Behind(ExpressionSyntax question, ExpressionSyntax expression)
    {
        Count++;
        return ConditionalExpression(
            question,
            Token(Gap, SyntaxKind.QuestionToken, Gap),
            ParenthesizedExpression(expression),
            Token(Gap, SyntaxKind.ColonToken, Gap),
            Never);
    }

    private static SyntaxToken Ending() => Token(SyntaxKind.SemicolonToken);

    private static SyntaxToken Closing() => Token(Gap, SyntaxKind.CloseBraceToken, TriviaList());
}
