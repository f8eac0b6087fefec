using LinkageWorkPlan.UnitTests.Conventions;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.IntegrationTests.Requests;

/// <summary>
/// Use cases are named by one scheme: <c>Get…</c> is one thing that must be there, <c>List…</c> many, <c>Find…</c> what may be missing or is searched
/// for; a command is another verb. Each stands alone in the file of its name.
/// </summary>
public class UseCaseNameTests
{
    private const string Assembly = "LinkageWorkPlan.Web";
    private static readonly string[] Asking = ["Get", "List", "Find"];

    private static readonly IReadOnlyList<Type> Requests =
        [.. typeof(Dispatcher).Assembly.GetTypes().Where(type => !type.IsAbstract && type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IRequest<>)))];

    [Fact]
    public void A_query_gets_lists_or_finds_and_a_command_does_something_else()
    {
        Assert.True(Requests.Count > 100);
        Assert.Empty(Requests.Where(each => each.IsAssignableTo(typeof(IChange)) ? each.Name != "Command" || IsAsking(each) : each.Name != "Query" || !IsAsking(each)).Select(NameOf));
    }

    [Fact]
    public void What_gets_one_thing_returns_no_list() =>
        Assert.Empty(Requests.Where(each => UseCase(each).StartsWith("Get", StringComparison.Ordinal) && IsList(ResultOf(each))).Select(NameOf));

    [Fact]
    public void A_use_case_stands_alone_in_the_file_of_its_name()
    {
        Assert.Empty(Requests.GroupBy(each => each.DeclaringType).Where(each => each.Count() > 1).Select(each => each.Key?.FullName));
        Assert.Empty(Requests.Where(each => !File.Exists(PathOf(each)) || !File.ReadAllText(PathOf(each)).Contains($"public static class {UseCase(each)}\n", StringComparison.Ordinal)).Select(NameOf));
    }

    private static bool IsAsking(Type request) => Asking.Any(verb => UseCase(request).StartsWith(verb, StringComparison.Ordinal) && char.IsUpper(UseCase(request)[verb.Length]));

    private static bool IsList(Type result) => result.IsGenericType && result.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    private static Type ResultOf(Type request) => request.GetInterfaces().First(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];

    private static string UseCase(Type request) => request.DeclaringType?.Name ?? request.Name;

    private static string NameOf(Type request) => $"{request.FullName}";

    private static string PathOf(Type request) =>
        Path.Combine([Repository.Root, "src", Assembly, .. request.Namespace![(Assembly.Length + 1)..].Split('.'), UseCase(request) + ".cs"]);
}
