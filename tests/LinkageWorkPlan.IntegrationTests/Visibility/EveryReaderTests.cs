using System.Reflection;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout;
using MediatR;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

/// <summary>Who may see what, asked of every reading request, as every role of each side, about an object in every state there is.</summary>
public sealed partial class EveryReaderTests(StatesWorlds worlds) : IClassFixture<StatesWorlds>
{
    private static readonly MethodInfo Sending = typeof(EveryReaderTests).GetMethod(nameof(SendAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    [Theory, EachDatabase]
    public async Task Everybody_reads_what_he_may_and_not_a_word_more(Database database)
    {
        var world = await worlds.OfAsync(database);
        var questions = await Questions.OfAsync(world);
        Assert.True(Questions.Types.Count > 45, "Hardly any query was found.");
        var problems = new List<string>();
        var read = world.People.ToDictionary(person => person.Id, _ => new HashSet<string>());
        foreach (var question in Questions.Types.SelectMany(questions.Of))
        {
            var answers = await Task.WhenAll(world.People.Select(async person => (Person: person, Answer: await AnswerAsync(world, person, question))));
            foreach (var (person, answer) in answers)
            {
                if (answer.Fault is { } fault)
                {
                    problems.Add($"{question.GetType().DeclaringType?.Name} fails for {person.Role}: {fault.GetType().Name} {fault.Message} ({question})");
                }

                foreach (var (word, mayRead) in world.Words.Where(each => answer.Words.Contains(each.Key, StringComparison.OrdinalIgnoreCase)))
                {
                    read[person.Id].Add(word);
                    if (!mayRead(person))
                    {
                        problems.Add($"{person.Role} of {person.Side} reads {word} in {question.GetType().DeclaringType?.Name} ({question})");
                    }
                }
            }
        }

        problems.AddRange(from person in world.People from word in world.Words where word.Value(person) && !read[person.Id].Contains(word.Key) select $"{person.Role} of {person.Side} finds {word.Key} nowhere");
        Assert.True(problems.Count == 0, $"{problems.Count} problems:\n" + string.Join('\n', problems.Take(60)));
    }

    /// <returns>All that is said to this person, a refusal's words too.</returns>
    private static async Task<(string Words, Exception? Fault)> AnswerAsync(StatesWorld world, CurrentUser person, object question)
    {
        try
        {
            var result = question.GetType().GetInterfaces().First(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
            return (AllWords.Of(await (Task<object?>)Sending.MakeGenericMethod(result).Invoke(null, [world, person, question])!), null);
        }
        catch (RuleException refusal)
        {
            return (AllWords.Of(refusal.Broken) + string.Join(' ', Failures.Of(refusal, Loc.In(Language.Vi)).Select(each => each.Words)), null);
        }
        catch (Exception fault)
        {
            return (string.Empty, fault);
        }
    }

    private static async Task<object?> SendAsync<T>(StatesWorld world, CurrentUser person, IRequest<T> question) => await world.Host.SendAs(person, question);
}
