using System.Reflection;
using System.Runtime.CompilerServices;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Requests;

/// <summary>Every request × every role, compared with <c>requests.txt</c>.</summary>
public class AuthorizationTests
{
    private static readonly IReadOnlyList<Role> EveryRole = [Role.None, .. Roles.OfPeople, Role.System];

    private static readonly IReadOnlyList<Type> Requests =
        [.. typeof(Dispatcher).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && ResultOf(type) is not null).OrderBy(NameOf, StringComparer.Ordinal)];

    private static readonly IReadOnlyDictionary<string, Role> Table = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Requests", "requests.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(": "))
        .ToDictionary(parts => parts[0], parts => parts[1].Split(", ").Select(Enum.Parse<Role>).Aggregate((all, each) => all | each));

    [Fact]
    public void Every_request_stands_in_the_table_and_nothing_else_does()
    {
        Assert.NotEmpty(Requests);
        Assert.Equal(Requests.Select(NameOf), Table.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_request_names_the_roles_of_the_table()
    {
        var declared = Requests.Select(type => $"{NameOf(type)}: {type.GetCustomAttribute<AllowedToAttribute>()?.Roles ?? Role.None}");
        Assert.Equal(Requests.Select(type => $"{NameOf(type)}: {Allowed(type)}"), declared);
    }

    [Theory, EachDatabase]
    public async Task Every_request_is_refused_to_every_other_role_before_anything_else_happens(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var users = await UsersAsync(host);
        var let = new List<string>();
        foreach (var (request, user) in Requests.SelectMany(request => users.Select(user => (request, user))).Where(each => !each.user.Is(Allowed(each.request))))
        {
            var sending = (Task)typeof(TestHost).GetMethod(nameof(TestHost.SendAs))!.MakeGenericMethod(ResultOf(request)!).Invoke(host, [user, RuntimeHelpers.GetUninitializedObject(request)])!;
            var refusal = await Record.ExceptionAsync(() => sending);
            if (refusal is not RuleException { Broken: [{ Rule: Rules.NotAllowed }] })
            {
                let.Add($"{NameOf(request)} by {user.Role}: {refusal?.GetType().Name ?? "sent"}");
            }
        }

        Assert.Empty(let);
        Assert.Equal(users.Count - 2, await host.Db(db => db.History.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task Every_request_is_let_through_to_its_handler_from_the_roles_of_the_table(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var users = await UsersAsync(host);
        var refused = new List<string>();
        foreach (var (request, user) in Requests.SelectMany(request => users.Select(user => (request, user))).Where(each => each.user.Is(Allowed(each.request))))
        {
            if (!await ReachesHandlerAsync(host, user, request))
            {
                refused.Add($"{NameOf(request)} by {user.Role}");
            }
        }

        Assert.Empty(refused);
    }

    [Theory, EachDatabase]
    public async Task A_disabled_account_sends_no_command_though_its_cookie_still_says_who_it_was(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary);
        await host.Db(async db =>
        {
            (await db.Users.SingleAsync()).IsDisabled = true;
            await db.SaveChangesAsync();
        });
        Assert.Equal(Rules.NotAllowed, await host.RefusalAsync(user, new Web.Features.Accounts.ChooseLanguage.Command(Domain.Texts.Language.En)));
    }

    [Theory, EachDatabase]
    public async Task A_command_is_sent_with_the_role_of_now_and_not_of_the_cookie(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary);
        await host.Db(async db =>
        {
            (await db.Users.SingleAsync()).Role = Role.Observer;
            await db.SaveChangesAsync();
        });
        var secretaries = Requests.Where(each => Allowed(each).HasFlag(Role.Secretary) && !Allowed(each).HasFlag(Role.Observer) && each.IsAssignableTo(typeof(IChange)));
        foreach (var request in secretaries)
        {
            Assert.False(await ReachesHandlerAsync(host, user, request), NameOf(request));
        }
    }

    private static async Task<IReadOnlyList<CurrentUser>> UsersAsync(TestHost host)
    {
        var users = new List<CurrentUser> { CurrentUser.Nobody, CurrentUser.System };
        foreach (var role in Roles.OfPeople)
        {
            users.Add(await host.UserAsync(role, Side.Laos));
        }

        Assert.Equal(EveryRole.Order(), users.Select(each => each.Role).Order());
        return users;
    }

    /// <summary>Asks the pipeline's authorization alone, with the handler's place taken by a mark.</summary>
    private static async Task<bool> ReachesHandlerAsync(TestHost host, CurrentUser user, Type request) =>
        await (Task<bool>)typeof(AuthorizationTests).GetMethod(nameof(PassesAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(request, ResultOf(request)!).Invoke(null, [host, user])!;

    private static async Task<bool> PassesAsync<TRequest, TResult>(TestHost host, CurrentUser user)
        where TRequest : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        var behaviour = new AuthorizationBehaviour<TRequest, TResult>(new RequestContext { User = user }, scope.ServiceProvider.GetRequiredService<WorkPlanDb>());
        var reached = false;
        try
        {
            await behaviour.Handle((TRequest)RuntimeHelpers.GetUninitializedObject(typeof(TRequest)), CancellationToken.None, () =>
            {
                reached = true;
                return Task.FromResult<TResult>(default!);
            });
        }
        catch (RuleException refusal) when (refusal.Broken.All(each => each.Rule == Rules.NotAllowed))
        {
            return false;
        }

        return reached;
    }

    private static Type? ResultOf(Type type) =>
        type.GetInterfaces().FirstOrDefault(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IRequest<>))?.GetGenericArguments()[0];

    private static Role Allowed(Type request) => Table.GetValueOrDefault(NameOf(request));

    private static string NameOf(Type type) => $"{type.Namespace!.Split('.')[^1]}/{type.DeclaringType?.Name}.{type.Name}";
}
