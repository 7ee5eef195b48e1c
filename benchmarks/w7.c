/* W7 as a bare loop: a binary heap, linked queues, -log(u) times. The limit that engines are held against.
 * Usage: w7 CASES; prints seconds of processor time and the mean time of a case in minutes. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOST 1000000
static const double mean[7] = {9.0, 4.8, 7.2, 5.0, 3.0, 20.0 / 3, 4.0};
static const int pool_of[7] = {0, 1, 0, 2, 2, 1, 3};
static int idle[4] = {3, 3, 2, 1}, head[4] = {-1, -1, -1, -1}, tail[4];
static double when[MOST], ready_work[MOST], begun[MOST];
static int64_t order[MOST];
static int who[MOST], task_of[MOST], case_of[MOST], link_to[MOST], joined[MOST];
static int unused[MOST], spare[MOST], unused_n, spare_n, heap_n;
static int64_t sequence;
static uint64_t s[4] = {1, 2, 3, 4};
static double held[4], waits[4];

static inline uint64_t turn(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
static inline double uniform(void) { /* xoshiro256+ */
    uint64_t r = s[0] + s[3], t = s[1] << 17;
    s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = turn(s[3], 45);
    return (double)(r >> 11) * 0x1.0p-53;
}
static inline double spread(double m) { return -m * log(1.0 - uniform()); }

static void push(double time, int token) {
    int place = heap_n++;
    int64_t number = sequence++;
    while (place > 0) {
        int above = (place - 1) >> 1;
        if (when[above] <= time) break;
        when[place] = when[above]; order[place] = order[above]; who[place] = who[above];
        place = above;
    }
    when[place] = time; order[place] = number; who[place] = token;
}
static int pop(void) {
    int first = who[0], size = --heap_n, place = 0, child = 1;
    double time = when[size]; int64_t number = order[size]; int token = who[size];
    while (child < size) {
        if (child + 1 < size && (when[child + 1] < when[child] ||
            (when[child + 1] == when[child] && order[child + 1] < order[child]))) child++;
        if (time < when[child] || (time == when[child] && number < order[child])) break;
        when[place] = when[child]; order[place] = order[child]; who[place] = who[child];
        place = child; child = 2 * place + 1;
    }
    when[place] = time; order[place] = number; who[place] = token;
    return first;
}
static void work_on(int token, int task, double now) {
    int pool = pool_of[task];
    double work = spread(mean[task]);
    task_of[token] = task;
    if (idle[pool]) { idle[pool]--; held[pool] += work; push(now + work, token); return; }
    ready_work[token] = work; link_to[token] = -1;
    if (head[pool] < 0) head[pool] = token; else link_to[tail[pool]] = token;
    tail[pool] = token;
}

int main(int argc, char **argv) {
    long cases = argc > 1 ? atol(argv[1]) : 1000000, number = 0, done = 0;
    double total = 0.0, arrival;
    for (int n = MOST - 1; n >= 0; n--) { unused[unused_n++] = n; spare[spare_n++] = n; }
    clock_t start = clock();
    arrival = spread(5.0);
    while (number < cases || heap_n) {
        if (heap_n && (number >= cases || when[0] <= arrival)) {
            double now = when[0];
            int token = pop(), task = task_of[token], pool = pool_of[task], c = case_of[token];
            if (head[pool] >= 0) {
                int other = head[pool];
                head[pool] = link_to[other]; held[pool] += ready_work[other];
                push(now + ready_work[other], other);
            } else idle[pool]++;
            switch (task) {
            case 0: case 2: work_on(token, 1, now); break;
            case 1:
                if (uniform() < 0.2) work_on(token, 2, now);
                else {
                    int twin = unused[--unused_n];
                    case_of[twin] = c; joined[c] = 0;
                    work_on(token, 3, now); work_on(twin, 4, now);
                }
                break;
            case 3: case 4:
                if (!joined[c]) { joined[c] = 1; unused[unused_n++] = token; }
                else work_on(token, uniform() < 0.9 ? 5 : 6, now);
                break;
            case 5: work_on(token, 6, now); break;
            default:
                total += now - begun[c]; done++;
                unused[unused_n++] = token; spare[spare_n++] = c;
            }
        } else {
            int token = unused[--unused_n], c = spare[--spare_n];
            double now = arrival;
            case_of[token] = c; begun[c] = now; number++;
            work_on(token, 0, now);
            arrival = now + spread(5.0);
        }
    }
    printf("%.6f %.4f\n", (double)(clock() - start) / CLOCKS_PER_SEC, total / done);
    return 0;
}
