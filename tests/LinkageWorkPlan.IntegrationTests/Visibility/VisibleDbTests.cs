using System.Reflection;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

/// <summary>That no query can go round the one rule: what its handler is given shows only what its sender may read.</summary>
public class VisibleDbTests
{
    /// <summary>Hold the whole database themselves, and are harmless in a query for the reason beside.</summary>
    private static readonly IReadOnlyDictionary<Type, string> Harmless = new Dictionary<Type, string>
    {
        [typeof(VisibleDb)] = "is the rule",
        [typeof(ReportContents)] = "makes the content of a report, round or issue that the query found before",
        [typeof(AgreedDocuments)] = "makes the document of a plan, amendment or round that the query found before",
        [typeof(StoredFileReader)] = "compares the bytes of files that the query found before with their hashes; all of them for administrators, without their content",
        [typeof(TextRows)] = "names the texts that the query found before",
    };

    [Fact]
    public void No_handler_of_a_query_that_people_send_is_given_the_whole_database()
    {
        var handlers = typeof(VisibleDb).Assembly.GetTypes()
            .Select(type => (Handler: type, Query: type.GetInterfaces().FirstOrDefault(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))?.GetGenericArguments()[0]))
            .Where(each => each.Query is not null && Questions.Types.Contains(each.Query))
            .ToList();
        Assert.Equal(Questions.Types.Count, handlers.Count);
        var given = handlers.SelectMany(each => each.Handler.GetConstructors().Single().GetParameters().Select(parameter => (each.Query, parameter.ParameterType))).ToList();
        Assert.Empty(given.Where(each => HoldsAll(each.ParameterType) && !Harmless.ContainsKey(each.ParameterType)).Select(each => $"{each.Query!.DeclaringType?.Name} is given {each.ParameterType.Name}"));
        Assert.Empty(Harmless.Keys.Except(given.Select(each => each.ParameterType)));
    }

    [Fact]
    public void The_rule_says_of_every_role_and_matter_what_is_read()
    {
        const Sight None = Sight.Nothing;
        const Sight Some = Sight.Published;
        const Sight All = Sight.Everything;

        // Plans, Pilots, Courses, Reports, Glossary, Delivery, History, Administration
        var table = new Dictionary<Role, Sight[]>
        {
            [Role.None] = [None, None, None, None, None, None, None, None],
            [Role.Secretary] = [All, All, All, All, All, All, All, None],
            [Role.CoChair] = [All, All, All, All, All, All, All, None],
            [Role.Deputy] = [All, All, All, All, All, All, All, None],
            [Role.Owner] = [All, All, All, All, All, All, All, None],
            [Role.MinisterOffice] = [None, None, None, Some, None, Some, None, None],
            [Role.Observer] = [Some, Some, Some, Some, Some, None, None, None],
            [Role.PanelMember] = [None, Some, None, None, None, None, None, None],
            [Role.CourseOrganiser] = [None, None, Sight.Own, None, None, None, None, None],
            [Role.Administrator] = [None, None, None, None, None, None, None, All],
            [Role.System] = [All, All, All, All, All, All, All, All],
        };
        Assert.Equal(Enum.GetValues<Role>().Order(), table.Keys.Order());
        Assert.All(table, row => Assert.Equal(row.Value, Enum.GetValues<Matter>().Select(matter => Sights.Of(row.Key, matter))));
    }

    private static bool HoldsAll(Type type) => type.IsAssignableTo(typeof(WorkPlanDb))
        || type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Any(each => each.GetParameters().Any(parameter => parameter.ParameterType.IsAssignableTo(typeof(WorkPlanDb))));
}
